using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Who does what to whom in a question: without it "Did Japan attack Korea" and "Did Korea attack Japan" would ask the same.
/// Immutable.
/// </summary>
internal sealed class Clause
{
    private static readonly string[] AdverbEndings = ["ively", "ically", "ously", "ably", "ently", "edly"];

    private readonly IReadOnlyList<Token> tokens;
    private readonly int auxiliary;
    private readonly int verb;
    private readonly int verbEnd;
    private readonly int from;

    /// <summary>Reads the clause that terms form.</summary>
    /// <param name="tokens">The tokens of the utterance.</param>
    /// <param name="terms">The terms, none with a part yet.</param>
    /// <param name="asked">The asked noun phrase: the subject stands behind it.</param>
    /// <param name="auxiliary">Index of the auxiliary, or -1.</param>
    /// <param name="from">Index of the question's first token.</param>
    public Clause(IReadOnlyList<Token> tokens, IReadOnlyList<Term> terms, AskedPhrase asked, int auxiliary, int from)
    {
        this.from = from;
        this.tokens = tokens;
        this.auxiliary = auxiliary;
        IsSupported = auxiliary >= 0 && FunctionWords.DoSupport.Contains(tokens[auxiliary].Folded);
        var marked = terms.ToList();
        for (var i = 0; i < marked.Count; i++)
        {
            if (marked[i].IsVerb && (IsSubordinate(marked[i], marked) || IsAside(marked[i], marked)))
                marked[i] = marked[i] with { IsSubordinate = true };
        }

        var main = marked.FindIndex(t => t.IsVerb && !t.IsContext && !t.IsSubordinate && (!IsSupported || t.First > auxiliary));
        if (main < 0)
            main = marked.FindIndex(t => t.IsVerb && !t.IsContext && !(t.IsSubordinate && (t.Class == WordClass.Aspect || HasOwnVerb(t))));
        if (main >= 0)
        {
            marked[main] = marked[main] with { IsMainVerb = true };
            if (marked[main].IsStance && marked.FindIndex(main + 1, t => t is { IsVerb: true, IsStance: false, IsContext: false }) is var led and >= 0
                && !tokens.Skip(marked[main].End).Take(marked[led].First - marked[main].End).Any(t => t.Folded != "that" && FunctionWords.Subordinators.Contains(t.Folded)))
            {
                marked[led] = marked[led] with { IsLed = true };
            }
        }

        verb = main < 0 ? -1 : marked[main].First;
        verbEnd = main < 0 ? -1 : marked[main].End;
        IsPassive = HasPassiveVerb() || (main >= 0 && marked[main].IsUndergone);
        for (var i = 0; i < marked.Count; i++)
            marked[i] = marked[i] with { Part = verb < 0 ? PartWithoutVerb(marked[i]) : PartOf(i, marked, asked), Preposition = PrepositionOf(i, marked), IsOwner = IsOwner(marked[i]) || HasDeed(i, marked), PartBeside = PartBeside(marked[i], marked), OwnsSubject = OwnsSubject(marked[i], marked, asked) };

        if (Predicate(marked) is var predicate and >= 0 && (verb < 0 || (marked[predicate].End < verb && FunctionWords.Subordinators.Contains(tokens[marked[predicate].End].Folded))))
            marked[predicate] = marked[predicate] with { IsPredicate = true };
        if (IsSupported && verb > auxiliary && marked.FindLastIndex(t => t.First > auxiliary && t.First < verb && t is { IsContext: false }) is var last and >= 0
            && marked[last] is { Kind: TermKind.Word, IsVerb: false, IsAsked: false, Class: WordClass.Content, Parts.Count: 0 } noun && noun.End == verb && (IsSubjectAt(noun) || (last > 0 && marked[last - 1] is { Kind: TermKind.Entity } owner && owner.End == noun.First && tokens[owner.End - 1].Possessive && IsSubjectAt(owner))))
        {
            marked[last] = noun with { IsActingNoun = true };
        }

        // "Did the customers get …": the verb itself says nothing.
        if (IsSupported && verb < 0 && marked.FindIndex(t => t.First > auxiliary && t is { IsContext: false }) is var first and >= 0
            && marked[first] is { Kind: TermKind.Word, IsVerb: false, IsAsked: false, Class: WordClass.Content, Parts.Count: 0 } actor && IsSubjectAt(actor) && actor.End < tokens.Count && FunctionWords.Auxiliaries.Contains(tokens[actor.End].Folded))
        {
            marked[first] = actor with { IsRequired = true };
        }

        if (ActedOn(marked) is var actedOn and >= 0)
            marked[actedOn] = marked[actedOn] with { IsActedOn = true };
        Terms = marked;
    }

    // Behind the main verb, with nothing but words that describe it between.
    private int ActedOn(List<Term> terms)
    {
        if (verb <= from || IsPassive)
            return -1;
        var (found, end) = (-1, verbEnd);
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (term.First < verbEnd || term.IsContext)
                continue;
            if (term is not { Kind: TermKind.Word, IsVerb: false, IsAsked: false } || FunctionWords.Prepositions.Contains(tokens[term.First].Folded) || term.First > end + 1 || (term.First == end + 1 && !FunctionWords.Articles.Contains(tokens[end].Folded)) || tokens[term.First].Folded.EndsWith("ly", StringComparison.Ordinal))
                break;
            (found, end) = (i, term.End);
        }

        return found;
    }

    // "The talks that began then", "the talks begun then", "which pact, dating from 1965, …": what only describes a noun, where the question's own verb follows.
    private bool IsAside(Term term, List<Term> terms) =>
        terms.Exists(t => t is { IsVerb: true, IsContext: false } && t.First > term.First)
        && (RelativeClause.Holds(tokens, auxiliary, term.First) || (term.First > from && tokens[term.First].IsIngForm && tokens[term.First - 1].Text == "," && (auxiliary < 0 || term.First < auxiliary)));

    // Behind a word that opens a clause of time, with no other verb between.
    private bool IsSubordinate(Term term, List<Term> terms)
    {
        for (var i = term.First - 1; i > from; i--)
        {
            if (tokens[i].Kind == TokenKind.Mark || terms.Exists(t => t.IsVerb && t.First == i))
                return false;
            if (FunctionWords.Adverbial.Contains(tokens[i].Folded))
                return true;
        }

        return false;
    }

    // "What were ties like after it was proclaimed": the question's own verb is the one before the clause of time.
    private bool HasOwnVerb(Term subordinate) => auxiliary >= 0 && auxiliary < subordinate.First && !Enumerable.Range(auxiliary + 1, subordinate.First - auxiliary - 1).All(i => FunctionWords.Adverbial.Contains(tokens[i].Folded));

    // Nothing but an article between the auxiliary and the noun.
    private bool IsSubjectAt(Term noun) => noun.First == auxiliary + 1 || (noun.First == auxiliary + 2 && FunctionWords.Articles.Contains(tokens[auxiliary + 1].Folded));

    // "Was he sincere when …": what a question with no verb but "be" asks about its subject.
    private int Predicate(List<Term> terms)
    {
        if (auxiliary != from || auxiliary < 0 || !FunctionWords.BeForms.Contains(tokens[auxiliary].Folded))
            return -1;
        return terms.FindIndex(t => t is { Kind: TermKind.Word, IsContext: false, IsAsked: false, Parts.Count: 0 } && t.First > auxiliary + 1
            && (t.End == tokens.Count || tokens[t.End].Kind == TokenKind.Mark || FunctionWords.Prepositions.Contains(tokens[t.End].Folded) || FunctionWords.Subordinators.Contains(tokens[t.End].Folded))
            && (terms.Any(o => o.Kind == TermKind.Entity && o.End == t.First && Before(o) is var before and >= 0 && tokens[before].Kind == TokenKind.Word && !FunctionWords.Prepositions.Contains(tokens[before].Folded)) || FunctionWords.PersonPronouns.Contains(tokens[t.First - 1].Folded)));
    }

    /// <summary>The terms with what they do in the clause.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Whether the subject suffers what the verb says.</summary>
    public bool IsPassive { get; }

    /// <summary>Whether "do" or a modal supports the verb, so that a subject stands between the two.</summary>
    public bool IsSupported { get; }

    /// <summary>Whether somebody is told to act, so that a question for "who" asks for somebody else.</summary>
    public bool HasSubject => Terms.Any(t => t.Part == TermPart.Subject) || (IsSupported && auxiliary + 1 < tokens.Count && tokens[auxiliary + 1].Folded is "he" or "she" or "they" or "it" or "that" && !EndsAt(auxiliary + 2));

    // "Who did it?": nobody acts there besides who is asked for.
    private bool EndsAt(int i) => i >= tokens.Count || tokens[i].Kind == TokenKind.Mark;

    /// <summary>Whether "do" stands behind the subject: "what will Japan do about it".</summary>
    public bool IsDoing => IsSupported && verb < 0 && tokens.Skip(auxiliary + 1).TakeWhile(t => t.Kind == TokenKind.Word).Any(t => t.Folded == "do");

    /// <summary>Whether the clause's verb is the first of its terms behind a token, so that nobody else can act: "who said the North …".</summary>
    public bool StartsWithVerb(int token) => verb >= token && !Terms.Any(t => !t.IsContext && t.First >= token && t.First < verb);

    private bool HasPassiveVerb()
    {
        if (verb < 0)
            return false;
        var form = tokens[verb].Folded;
        if (form.EndsWith("ing", StringComparison.Ordinal) || FunctionWords.Intransitive.Contains(form) || (tokens[verb].Lemmas.All(l => l == form) && !FunctionWords.Unchanged.Contains(form)))
            return false;
        for (var i = verb - 1; i >= from && i >= verb - 14; i--)
        {
            var before = tokens[i].Folded;
            // "Age when kidnapped", "Lind, kidnapped where?": cut short, a participle suffers.
            if (i == verb - 1 && auxiliary < 0 && (before is "when" or "while" or "after" or "before" or "once" || (tokens[i].Kind == TokenKind.Mark && form.EndsWith("ed", StringComparison.Ordinal) && !Enumerable.Range(from, i - from).Any(at => tokens[at].Text == ","))))
                return true;
            if (before is "when" or "who" or "that" or "which" or "what" or "whom" or "because" or "while" or "if" or "after" or "before")
                return false;
            if (FunctionWords.BeForms.Contains(before))
                return true;
            if (FunctionWords.DoSupport.Contains(before) || before is "had" or "has" or "have")
                return false;
        }

        return auxiliary >= 0 && FunctionWords.BeForms.Contains(tokens[auxiliary].Folded) && auxiliary < verb && tokens.Skip(verb).Any(t => t.Folded == "by");
    }

    // "What did Japan do", "what role did Japan have": a verb that says nothing has a subject all the same.
    private TermPart PartWithoutVerb(Term term) =>
        IsPartOf(term) || ((IsSupported || IsAskedBe) && term is { Kind: TermKind.Entity, IsContext: false, IsAsked: false } && term.First > auxiliary && Before(term) == auxiliary && tokens[term.First].Folded is not ("two" or "both") && !tokens[term.End - 1].Possessive) ? TermPart.Subject : TermPart.None;

    // "With whom was Japan in league": "be" stands before its subject.
    private bool IsAskedBe => auxiliary > from && FunctionWords.Prepositions.Contains(tokens[from].Folded) && tokens[from + 1].Folded is "whom" or "who" && tokens[auxiliary].Folded is "is" or "are" or "was" or "were";

    // "What share of Koreans think": a part of a people does it.
    private bool IsPartOf(Term term) => term is { Kind: TermKind.Entity, Mention: MentionKind.Demonym, IsContext: false } && Before(term) is var of and > 0 && tokens[of].Folded == "of" && FunctionWords.Shares.Contains(tokens[of - 1].Folded);

    // Terms before this one have their parts already.
    private TermPart PartOf(int i, List<Term> terms, AskedPhrase asked)
    {
        var term = terms[i];
        if (term.Kind != TermKind.Entity || term.IsContext || term.IsAsked || tokens[term.End - 1].Possessive || OnlyTellsWhich(i, terms) || IsInClauseOfTime(term, terms))
            return TermPart.None;
        if (IsPartOf(term) && !IsPassive)
            return TermPart.Subject;

        // "Was it X or Y that he visited": what stands before "that" has no part yet.
        if (auxiliary >= 0 && auxiliary + 1 < tokens.Count && tokens[auxiliary + 1].Folded == "it" && term.First > auxiliary && term.End < verb && !Enumerable.Range(auxiliary + 1, term.First - auxiliary - 1).Any(at => tokens[at].Folded == "that") && Enumerable.Range(term.End, verb - term.End).Any(at => tokens[at].Folded is "that" or "who" or "which"))
            return TermPart.None;
        var before = Before(term);

        // "The two countries": both do what one does.
        if (i > 0 && terms[i - 1].Kind == TermKind.Entity && terms[i - 1].First == term.First)
            return terms[i - 1].Part;
        if (before >= 0 && tokens[before].Folded is "and" or "or" or "," && i > 0 && terms[i - 1].Kind == TermKind.Entity && terms[i - 1].End >= before - 1)
            return terms[i - 1].Part;
        var preposition = before >= 0 && !IsOfVerb(before) && FunctionWords.Prepositions.Contains(tokens[before].Folded) ? tokens[before].Folded : null;
        var isInverted = auxiliary >= 0 && auxiliary < verb && !terms.Any(t => t.Kind == TermKind.Entity && !t.IsAsked && !t.IsContext && t.End == auxiliary);
        var part = preposition switch
        {
            "by" when term.First > verb && !IsOfLightVerb(before, terms) => TermPart.ByAgent,
            null when term.First < verb && term.First >= Math.Max(asked.From > verb ? 0 : asked.To, isInverted ? auxiliary : 0) => TermPart.Subject,
            null when term.First > verb && term.First <= verb + 3 => TermPart.Object,
            _ => TermPart.None,
        };

        // "The dispute, Japan raised it why": of several names before the verb, the nearest acts.
        if (part == TermPart.Subject)
        {
            if (terms.Take(i).Any(t => t.Part == TermPart.Subject && auxiliary >= 0 && t.First > auxiliary))
                return TermPart.None;
            for (var at = 0; at < i; at++)
            {
                if (terms[at].Part == TermPart.Subject)
                    terms[at] = terms[at] with { Part = TermPart.None };
            }
        }

        return part == TermPart.Object && IsPassive ? TermPart.None : part;
    }

    // "The influence exerted by Japan": a verb that says nothing has no part in the question's own clause.
    private bool IsOfLightVerb(int by, List<Term> terms) =>
        by > 0 && by - 1 >= verbEnd && tokens[by - 1].Folded.EndsWith("ed", StringComparison.Ordinal) && !terms.Exists(t => t.First < by && t.End >= by);

    // "… that Japan punished", "while visiting Japan": beside a verb that is not the main one.
    private TermPart PartBeside(Term term, List<Term> terms)
    {
        if (term is not { Kind: TermKind.Entity, IsContext: false, First: > 0 } || tokens[term.End - 1].Possessive)
            return TermPart.None;
        var before = Before(term);
        if (before >= 0 && tokens[before].Folded is "that" or "which" or "whom" && terms.Exists(t => t is { IsVerb: true, IsMainVerb: false } && t.First == term.End))
            return TermPart.Subject;
        if (before >= 0 && tokens[before].Folded == "with" && ActsBeside(term) && terms.Exists(t => t is { IsVerb: true, IsMainVerb: false } && t.First == term.End))
            return TermPart.Subject;
        return terms.Exists(t => t is { IsVerb: true, IsMainVerb: false, Parts.Count: 0 } && t.End == before + 1) ? TermPart.Object : TermPart.None;
    }

    // "What did Japan's policy aim at": who has what stands for the subject.
    private bool OwnsSubject(Term term, List<Term> terms, AskedPhrase asked) =>
        !IsPassive && IsOwner(term) && !term.IsAsked && term.First < verb && term.First >= Math.Max(asked.To, auxiliary) && !terms.Exists(t => t.Kind == TermKind.Entity && t.First > term.First && t.First < verb)
        && !(term.First > 0 && FunctionWords.Prepositions.Contains(tokens[term.First - 1].Folded));

    // "Whom did she meet when Japan protested": who acts in the clause of time has no part in the question's own.
    private bool IsInClauseOfTime(Term term, List<Term> terms) => terms.Exists(t => t is { IsVerb: true, IsSubordinate: true, IsMainVerb: false, IsContext: false } && t.First >= term.End
        && Enumerable.Range(from, Math.Max(0, term.First - from)).Any(i => FunctionWords.Adverbial.Contains(tokens[i].Folded)
            && Enumerable.Range(i, t.First - i).All(at => tokens[at].Kind == TokenKind.Word && (at == t.First || !terms.Exists(o => o.IsVerb && o.First == at)))));

    // "Japan's visit", "the visit of Japan": who has the deed.
    private bool IsOwner(Term term) =>
        term is { Kind: TermKind.Entity, IsContext: false, First: >= 0 } && tokens[term.End - 1].Possessive && term.End < tokens.Count && tokens[term.End].Kind == TokenKind.Word;

    // "Fukuda visit pyongyang", "fukuda pyongyang visit": without any verb the first of the names has the deed behind them.
    private bool HasDeed(int i, List<Term> terms)
    {
        if (verb >= 0 || auxiliary >= 0 || terms[i] is not { Kind: TermKind.Entity, IsContext: false, IsAsked: false, First: >= 0 } name || name.Mention == MentionKind.Demonym || terms.Take(i).Any(t => t.Kind == TermKind.Entity))
            return false;
        var last = i;
        while (last + 1 < terms.Count && terms[last + 1].First == terms[last].End && terms[last + 1].Kind == TermKind.Entity)
            last++;
        return last + 1 < terms.Count && terms[last + 1] is { Kind: TermKind.Word, Class: WordClass.Content } deed && deed.First == terms[last].End && deed.Senses.Any(u => u is { Near: false, Sense.IsAction: true });
    }

    private int Before(Term term)
    {
        var before = term.First - 1;
        while (before >= 0 && tokens[before].Folded is "the" or "a" or "an" or "former" or "then" or "two" or "both" or "mr" or "mrs" or "ms" or "dr" or "prof")
            before--;
        return before;
    }

    // "stand by Seoul", "take over Korea": what belongs to the verb ties nothing to it; "travel to Korea" leads there all the same.
    private bool IsOfVerb(int token) => token > verb && token == verbEnd - 1 && tokens[token].Folded is "by" or "over" or "of" or "on" or "to" or "with" or "down" or "off";

    // "to Japan and South Korea": a name behind "and" hangs on the same preposition.
    private string? PrepositionOf(int i, List<Term> terms)
    {
        var term = terms[i];
        if (term.Kind != TermKind.Entity || term.IsContext || term.IsAsked || term.First < 0 || tokens[term.End - 1].Possessive || OnlyTellsWhich(i, terms))
            return null;
        var before = Before(term);
        if (before < 0 || IsOfVerb(before))
            return null;

        // "With Japan saying sorry": who acts beside the question's own verb.
        if (tokens[before].Folded == "with" && ActsBeside(term))
            return null;
        if (FunctionWords.Prepositions.Contains(tokens[before].Folded))
            return tokens[before].Folded;
        return tokens[before].Folded is "and" or "or" && i > 0 && terms[i - 1].End == before ? terms[i - 1].Preposition : null;
    }

    private bool ActsBeside(Term term) => term.End < tokens.Count && tokens[term.End].IsIngForm;

    private static bool IsAdverb(Token token) => Array.Exists(AdverbEndings, e => token.Folded.Length > e.Length + 2 && token.Folded.EndsWith(e, StringComparison.Ordinal));

    // "the Sony hack", "Japanese traders": a name before a noun only tells which.
    private bool OnlyTellsWhich(int i, List<Term> terms)
    {
        var term = terms[i];
        if (term.End >= tokens.Count || tokens[term.End].Kind != TokenKind.Word || term.End == verb)
            return false;
        return (i + 1 < terms.Count && terms[i + 1] is { Kind: TermKind.Word, IsVerb: false } noun && noun.First == term.End && !IsAdverb(tokens[noun.First]))
            || (term.Mention == MentionKind.Demonym && !FunctionWords.Auxiliaries.Contains(tokens[term.End].Folded));
    }
}
