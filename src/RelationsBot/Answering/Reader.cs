using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Reads an utterance as a question: puts together which sentence asks, by which rule, for what, and what its terms do in the
/// clause. Immutable.
/// </summary>
internal sealed class Reader(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, IntentRecognizer intents)
{
    private readonly FrozenSet<string> people = store.Entities.Values.Where(e => e.Type == EntityType.Person).SelectMany(e => e.Kinds.Concat(e.Facts)).SelectMany(k => k.Split(' ').Take(2)).Concat(FunctionWords.PersonNouns).ToFrozenSet();
    private readonly AskedNouns nouns = new(store, lexicon);
    private readonly TermReader termReader = new(lexicon, analyzer);
    private readonly Sides sides = new(store);
    private readonly ShortYears shortYears = new(store);

    // Words that ask for a date to the day.
    private static readonly string[] Exact = ["exact", "exactly", "precise", "precisely", "full"];

    /// <summary>Reads one analysed utterance; every utterance has a reading, though it may ask nothing.</summary>
    /// <param name="analysis">What is recognised in it.</param>
    /// <param name="isPart">Whether it only names what a larger question asks something of: then a noun phrase asks for nothing.</param>
    public Reading Read(Analysis analysis, bool isPart = false)
    {
        var tokens = analysis.Tokens;
        var sentence = QuestionSentence.Of(analysis, lexicon, intents);
        var asking = (sentence.FirstWord, sentence.To);
        var match = RuleOf(sentence) is { } rule && !Courtesy.Social.Contains(rule.Rule.Intent) ? rule : null;
        var consumed = match?.Tokens.ToHashSet() ?? [];

        // "What is her birthday", "birthplace of …": a noun that also says what happened is no mere question word.
        var deedNouns = new HashSet<int>();
        if (match is { Rule.Slot: { } ruled } && store.Slots[ruled] is { Type: SlotType.Time or SlotType.Place } timed)
        {
            deedNouns.UnionWith(consumed.Where(i => timed.Nouns.Any(tokens[i].Is) && tokens[i].Lemmas.Any(nouns.NamesDeed)));
            consumed.ExceptWith(deedNouns);
        }

        // "What about 2002?" asks the question before once more: it has no question word of its own.
        if (match?.Rule.Intent == "follow-up")
            match = null;
        var form = FormOf(sentence, match);

        var asked = AskedPhrase.Of(sentence, match, lexicon);
        var nominal = NominalQuestion.Of(sentence, match, lexicon);
        var unit = AskedUnit.Of(sentence, lexicon);
        var isNominal = !isPart && unit is null && nominal.Head >= 0 && !(match is { Rule.Intent: "which", First: var asks } && asks == nominal.Head + 1 && (tokens[asks].Folded == "of" || (FunctionWords.Prepositions.Contains(tokens[asks].Folded) && tokens[nominal.Head].IsIngForm))) && nouns.AsksFor(tokens, nominal);
        if (isNominal)
        {
            (asked, match, form) = (nominal, null, QuestionForm.Open);
            consumed.RemoveWhere(asked.Contains);
        }

        // What is asked to be true is a statement: none of its verbs stands before its subject.
        var auxiliary = sentence.AsksWhetherTrue && !sentence.StartsWithAuxiliary ? -1 : sentence.AuxiliaryFrom(match?.First ?? sentence.FirstWord);
        sentence = sentence.WithoutSetting(match);
        var terms = shortYears.Read(sides.Named(termReader.Read(sentence, asked, consumed, auxiliary), tokens), tokens);
        if (deedNouns.Count > 0)
            terms = [.. terms.Select(t => deedNouns.Contains(t.First) ? t with { IsRequired = true } : t)];
        var slot = match?.Rule.Slot;
        var intent = match?.Rule.Intent ?? form.ToString().ToLowerInvariant();
        if (asked.Head >= 0 && nouns.SlotOf(tokens, asked) is { } noun && !(isNominal && noun.Id == "member") && (slot is null or "thing" || (noun.Type == SlotType.Time && store.Slots[slot].Type == SlotType.Text)))
        {
            slot = noun.Id;
            intent = noun.Type switch { SlotType.Time => "when", SlotType.Place => "where", _ => intent };

            // "Birthplace": a noun that also says what happened there must be told.
            terms = [.. terms.Select(t => !t.IsAskedHead ? t : noun.Type is SlotType.Time or SlotType.Place && t.Lemmas.Any(nouns.NamesDeed) ? nouns.WithDeed(t) : t with { NamesSlot = true })];
            if (noun.Type == SlotType.Time)
                terms = [.. terms.Where(t => !t.IsAskedHead)];
        }

        if (unit is { } within && slot is null or "thing" or "amount" or "price" or "count" or "place")
        {
            terms = [.. terms.Where(t => t.First < within.First || t.First >= within.End)];
            (slot, intent, match) = slot is null or "thing" or "place" ? ("amount", "howmuch", null) : (slot, intent, match);
            if (form == QuestionForm.Fragment)
                form = QuestionForm.Open;
        }
        else
        {
            unit = null;
        }

        // "Founder of the mill": who did what the noun says.
        var isDoer = asked.Head >= 0 && ((isNominal && slot is null) || match?.Rule.Id == "who") && nouns.NamesDoer(tokens[asked.Head]);
        if (isDoer)
        {
            (slot, intent) = ("agent", "who");
            terms = [.. terms.Select(t => t.IsAskedHead ? nouns.WithDeed(t) with { IsVerb = true } : t)];
        }

        // "What was the release year of …", "the middle name of": what stands before the noun a rule asks by says which one is asked for.
        if (match is { Rule.Slot: { } by })
            terms = [.. terms.Select(t => consumed.Contains(t.End) && IsSlotNoun(tokens[t.End], store.Slots[by]) && AskedNouns.IsSpecifying(t with { IsAsked = true }, store.Slots[by]) ? t with { IsRequired = true } : t)];

        // "Release year": of what kind the asked time or number is must be told.
        if ((isNominal && slot is not null) || isDoer)
            terms = [.. terms.Select(t => AskedNouns.IsSpecifying(t, store.Slots[slot!]) || (isNominal && IsComplement(t, terms, asked, tokens)) ? t with { IsAsked = false, IsRequired = true } : t)];
        else if (isNominal)
        {
            (slot, intent) = ("thing", "which");
            terms = [.. terms.Select(t => IsComplement(t, terms, asked, tokens) ? t with { IsRequired = true } : t)];
        }

        if (slot is not null && store.Slots[slot] is { Type: SlotType.Time or SlotType.Place or SlotType.Amount } named)
            terms = [.. terms.Select(t => t.Kind == TermKind.Word && !t.IsVerb && (t.Lemmas.Any(named.Nouns.Contains) || (named.Type == SlotType.Amount && IsUnit(tokens, t))) ? t with { NamesSlot = true } : t)];

        // "How did Japan react": the verb says nothing but what is asked for.
        if (slot is not null && store.Slots[slot].Verbs.Count > 0)
            terms = [.. terms.Select(t => t.IsVerb && t.Lemmas.Any(l => store.Slots[slot].Verbs.Contains(l.Split(' ')[0])) ? t with { NamesSlot = true } : t)];
        var clause = new Clause(tokens, terms, asked, auxiliary, sentence.FirstWord);
        if (match?.Rule.Id == "who" && asked.Head >= 0 && !isDoer)
            slot = "thing";

        // "Name the leader who …": one is asked for.
        if (match is { Rule.Slot: "member" } && asked.Head >= 0 && !asked.IsPlural(tokens) && match.Tokens.Count > 1 && AskedPhrase.IsOfOne(tokens[match.Tokens[^1]]))
            (slot, intent) = ("thing", "which");
        if (match?.Rule.Id == "how" && match.Tokens[^1] + 1 < sentence.To && IsDegree(tokens[match.Tokens[^1] + 1]))
            (slot, intent) = ("amount", "howmuch");

        // "Whom did Japan abduct": where the actor is named, the one acted on is asked for.
        if (slot == "agent" && !isDoer && match is not null && !clause.IsPassive && tokens[match.First].Folded != "by" && clause.HasSubject && (clause.IsSupported || tokens[match.First].Folded == "whom" || match.Rule.Slot != "agent" || match.Tokens.Count > 1 || !clause.StartsWithVerb(match.Tokens[^1] + 1)))
            slot = store.Slots.ContainsKey("recipient") ? "recipient" : slot;

        // "Who was abducted": the passive asks for who suffers it, where nobody else does.
        else if (slot == "agent" && !isDoer && match is not null && clause.IsPassive && !clause.HasSubject && (clause.Terms.Any(t => t.Part == TermPart.ByAgent) || !tokens.Skip(sentence.From).Take(sentence.To - sentence.From).Any(t => t.Folded == "by")))
            slot = store.Slots.ContainsKey("patient") ? "patient" : slot;

        // "For what purpose?": a noun that only names what is asked for says nothing itself.
        var all = clause.Terms;
        if (slot is not null && store.Slots[slot].Type != SlotType.Place && all.All(t => t.IsContext || t is { IsAskedHead: true, NamesSlot: true }))
            all = [.. all.Where(t => t.IsContext)];

        // A question that says nothing itself ("When was that?") is about the sentences around it.
        var told = false;
        if (!all.Any(t => !t.IsContext && t.Kind != TermKind.Number) && !(slot is null && match is not null && all.Any(t => t is { IsContext: true, IsSetting: false, Kind: TermKind.Entity })))
        {
            var lead = all.Any(t => t.IsSetting && t.Kind != TermKind.Number);
            all = [.. all.Select(t => lead && !t.IsSetting ? t : t with { IsContext = false, IsSetting = false })];
            told = all.Any(t => t.Lemmas.Any(people.Contains) || t.EntityIds.Any(id => store.Entities[id].Type == EntityType.Person));
        }

        // "A minister issued a statement. Who was he?": the message itself says who.
        var anaphora = Anaphora.Of(sentence, consumed);
        var pointing = anaphora.Count;
        if (told)
            anaphora.RemoveAll(Anaphora.IsPerson);
        if (anaphora.Contains(Anaphora.ThatPerson))
            all = [.. all.Where(t => t.Kind != TermKind.Word || t.First < 1 || tokens[t.First - 1].Folded is not ("that" or "this") || !t.Lemmas.Any(FunctionWords.PersonNouns.Contains))];
        (all, anaphora) = PointWithin(all, anaphora, sentence.HasLabel);
        var pointsWithin = anaphora.Count < pointing;

        // "Then when did it begin?": what asks for a time points to none.
        if (slot == "time")
            anaphora.RemoveAll(a => a == "then");
        var precision = slot == "time" ? PrecisionOf(match, tokens, asked) : null;
        if (precision is not null)
            all = [.. all.Where(t => !t.Lemmas.Any(Exact.Contains))];
        var own = all.Where(t => !t.IsContext).ToList();
        var opening = sentence.From < tokens.Count ? tokens[sentence.From].Folded : null;
        return new Reading
        {
            Asking = asking,
            Intent = intent,
            Form = form,
            Slot = slot,
            Match = match,
            Terms = all,
            Anaphora = anaphora,
            LeastPrecision = precision,
            AsksForSpan = slot == "time" && AsksForSpan(tokens),
            Unit = unit?.Name,
            AsksForName = (isNominal && slot == "name" && tokens[asked.Head].Is("name")) || (match?.Rule.Id == "who" && all.Any(t => t.IsContext && t.Lemmas.Contains("name"))) || AsksForNameOf(match, tokens) || (match is { Rule.Slot: "member" } && asked.Head >= 0 && tokens[match.First].Folded == "name" && NamesPerson(tokens[asked.Head])),
            AsksForPerson = isDoer && all.Any(t => t is { Kind: TermKind.Entity, IsContext: false } && t.EntityIds.All(id => store.Entities[id].Type == EntityType.Country) && (t.IsOwner || t.IsAsked || (t.Preposition is "of" or "for" && t.First <= asked.To + 2))),
            AskedPreposition = match is null ? null : new[] { match.First, sentence.To - 1 }.Select(i => tokens[i].Folded).FirstOrDefault(FunctionWords.Prepositions.Contains),
            HasAntecedent = pointsWithin,
            IsPassive = clause.IsPassive && !isDoer,

            // "No longer alive": what is negated within a phrase belongs to what that means.
            IsNegative = sentence.Negations.Any(i => !all.Any(t => t.Parts.Count > 0 && !t.IsContext && t.First <= i && i < t.End)),
            Rank = RankOf(sentence, all),
            AsksWhatIsDone = match is { Rule.Id: "what" } && clause.IsDoing,
            AsksOfEarlier = form == QuestionForm.YesNo && AsksOfEarlier(sentence),
            Quantifiers = [.. sentence.Own.Select(t => t.Folded).Where(FunctionWords.Quantifiers.Contains)],
            OpensWithAnd = opening is "and" or "but" or "so" or "also" || tokens.Skip(sentence.From).Take(sentence.FirstWord - sentence.From).Any(t => t.Folded is "meant" or "mean"),
            IsElliptical = !own.Exists(t => t.Kind is TermKind.Word or TermKind.Entity && t.Class != WordClass.Evaluation),
            AsksForSeveral = (slot == "time" && (match?.Tokens ?? []).Append(asked.Head).Any(i => i >= 0 && tokens[i].Folded is "years" or "dates" or "months" or "days")) || asked.IsPlural(tokens),
        };
    }

    // The rule that says what is asked, or null.
    private IntentMatch? RuleOf(QuestionSentence sentence)
    {
        var (tokens, mentions, first) = (sentence.Tokens, sentence.Analysis.Mentions, sentence.FirstWord);
        var match = intents.Recognize(tokens, first, sentence.To, mentions);

        // "tell me about" begins with words that are fillers elsewhere.
        if (first > sentence.From && intents.Recognize(tokens, sentence.From, sentence.To, mentions) is { } whole && whole.First < first && (match is null ? !sentence.StartsWithAuxiliary || !LeadingClause.Holds(sentence, whole) : whole.Rule.Intent == "about"))
            match = whole;

        // "Of the folks who got snatched, how many came home": behind its comma the sentence asks.
        if (match is not null && LeadingClause.Holds(sentence, match))
            match = LeadingClause.QuestionBehind(sentence, match, intents) ?? match;

        // "Is it true that he was 13 when …" asks whether, not when.
        if (sentence.AsksWhetherTrue)
            return null;

        // A relative "that" or "who" deep inside a question for yes or no asks nothing.
        return sentence.StartsWithAuxiliary && match is not null && match.First > first ? null : match;
    }

    // "The name of the guard": what he is called, not what he is called as.
    private static bool AsksForNameOf(IntentMatch? match, IReadOnlyList<Token> tokens) =>
        match is { Rule.Slot: "name" } && match.Tokens.Any(i => tokens[i].Is("name") && i + 1 < tokens.Count && tokens[i + 1].Folded is "of" or "for");

    private static QuestionForm FormOf(QuestionSentence sentence, IntentMatch? match) =>
        match is not null ? QuestionForm.Open
        : sentence.OffersChoice ? QuestionForm.Choice
        : sentence.StartsWithAuxiliary || sentence.EndsWithTag || sentence.AsksWhetherTrue ? QuestionForm.YesNo
        : QuestionForm.Fragment;

    // "Back to Trump. What did he say?": what was said before the question is what its pronouns point to.
    private (IReadOnlyList<Term> Terms, List<string> Anaphora) PointWithin(IReadOnlyList<Term> terms, List<string> anaphora, bool hasLabel)
    {
        var context = terms.Where(t => t.IsContext && t.Kind != TermKind.Number && t.Class is WordClass.Content or WordClass.Attribute && !(t.Kind == TermKind.Entity && t.EntityIds.All(id => store.Entities[id].IsSubject && !anaphora.Exists(Anaphora.IsPerson)))).ToList();
        if (anaphora.Count == 0 || context.Count == 0)
            return (terms, anaphora);
        if (anaphora.Exists(Anaphora.IsPerson))
        {
            var person = context.FindLast(t => t.Kind == TermKind.Entity && t.EntityIds.All(id => store.Entities[id].Type == EntityType.Person));
            if (person is null && !context.Exists(t => t.Kind == TermKind.Entity && t.EntityIds.All(id => store.Entities[id].Type == EntityType.Person)))
                return context.Exists(t => NamesPerson(t) && t.IsSetting) || (context.Exists(NamesPerson) && context.Exists(t => t.Kind == TermKind.Entity)) ? (Promoted(), [.. anaphora.Where(a => !Anaphora.IsPerson(a))]) : (terms, anaphora);
            return person is null ? (terms, anaphora) : ([.. terms.Select(t => ReferenceEquals(t, person) ? t with { IsContext = false } : t)], [.. anaphora.Where(a => !Anaphora.IsPerson(a))]);
        }

        // "Now the poll. Who ran it?": a happening that a noun names may be pointed to as well.
        if (!context.Exists(t => t.Kind is TermKind.Entity or TermKind.Date || (anaphora.Contains("it") && t is { Kind: TermKind.Word, IsVerb: false } && t.Lemmas.Any(nouns.NamesHappening))))
            return (terms, anaphora);

        // "How many were there then": only the time is pointed to.
        if (anaphora.TrueForAll(a => a == "then") && context.Exists(t => t.Kind == TermKind.Date))
            context.RemoveAll(t => t.Kind != TermKind.Date);
        return (Promoted(), []);

        bool NamesPerson(Term term) => term.Lemmas.Any(l => people.Contains(l[(l.LastIndexOf(' ') + 1)..]));

        // "What does that refer to": of what was said before only what it names is asked about.
        List<Term> Promoted() => !terms.Any(t => !t.IsContext && t.Kind != TermKind.Number) && context.Exists(t => t.Kind == TermKind.Entity)
            ? [.. terms.Select(t => context.Contains(t) && t.Kind == TermKind.Entity ? t with { IsContext = false, IsInherited = true } : t)]
            : [.. terms.Select(t => context.Contains(t) ? t with { IsContext = false, IsInherited = !(hasLabel && t.IsSetting) && !(t.Kind == TermKind.Entity && anaphora.Exists(a => a is "them" or "they" or "their")) } : t)];
    }

    // "Date of the closing", "founder's name": the noun that the asked one belongs to.
    private static bool IsComplement(Term term, IReadOnlyList<Term> terms, AskedPhrase asked, IReadOnlyList<Token> tokens)
    {
        if (term is { Kind: TermKind.Word } && term.End == asked.From && tokens[term.End - 1].Possessive)
            return true;
        if (asked.To >= tokens.Count || tokens[asked.To].Folded != "of")
            return false;
        var end = asked.To + 1;
        while (end < tokens.Count && tokens[end].Kind != TokenKind.Mark && !FunctionWords.Prepositions.Contains(tokens[end].Folded) && !FunctionWords.Subordinators.Contains(tokens[end].Folded) && !terms.Any(t => t.IsVerb && t.First == end))
            end++;
        return term is { Kind: TermKind.Word, IsVerb: false, Class: WordClass.Content } && term.First > asked.To && term.End == end;
    }

    // "On which day", "in what month", "the date, day and month".
    private static Precision? PrecisionOf(IntentMatch? match, IReadOnlyList<Token> tokens, AskedPhrase asked)
    {
        if (tokens.Zip(tokens.Skip(1)).Any(t => t.First.Text is "," or ":" && t.Second.Folded is "day"))
            return Precision.Day;
        var words = (match?.Tokens ?? []).Concat(asked.Head >= 0 ? Enumerable.Range(asked.From, asked.To - asked.From) : []).Select(i => tokens[i].Folded).ToList();
        return words.Contains("day") || IsExactDate() ? Precision.Day : words.Contains("month") ? Precision.Month : null;

        // "The exact date", "on what date exactly".
        bool IsExactDate() => words.Exists(w => w is "date" or "dates") && tokens.Any(t => Exact.Contains(t.Folded));
    }

    // "Between which years", "from when till when", "from which year to which".
    private static bool AsksForSpan(IReadOnlyList<Token> tokens)
    {
        return Asks(i => tokens[i].Folded == "between") || (Asks(i => tokens[i].Folded == "from") && Asks(i => tokens[i].Folded is "to" or "till" or "until"));

        bool Asks(Func<int, bool> opens) => Enumerable.Range(0, Math.Max(0, tokens.Count - 1)).Any(i => opens(i) && tokens[i + 1].Folded is ("when" or "which" or "what"));
    }

    // "Name the clerk who …": whom a name is asked of.
    private bool NamesPerson(Token noun) => noun.Lemmas.Any(l => people.Contains(l) || (l.Length > 5 && l.EndsWith("ee", StringComparison.Ordinal))) || nouns.NamesDoer(noun);

    private static bool IsSlotNoun(Token token, Slot slot) => slot.Nouns.Any(token.Is) || token.Is(slot.Id);

    // "How much in dollars": the unit of the answer.
    private static bool IsUnit(IReadOnlyList<Token> tokens, Term term) =>
        term.First > 0 && tokens[term.First - 1].Folded == "in" && term.Senses.Any(u => u.Sense.Id.Contains("money", StringComparison.Ordinal));

    // "How strong", "how tall": an adjective behind "how" asks for a measure.
    private bool IsDegree(Token token) =>
        token.Kind == TokenKind.Word && lexicon.ClassOf(token) is WordClass.Attribute or WordClass.Evaluation && !token.Folded.EndsWith("ly", StringComparison.Ordinal);

    // "the first", "the latest": which of several is asked for.
    private static int RankOf(QuestionSentence sentence, IReadOnlyList<Term> terms)
    {
        var rank = terms.Where(t => t.Number is { Kind: NumberKind.Ordinal }).Select(t => (int)t.Number!.Value).FirstOrDefault(v => v is 1 or -1);
        if (rank != 0)
            return rank;
        var own = sentence.Own.Select(t => t.Folded).ToList();
        return own.Exists(w => w is "latest" or "newest") || own.Zip(own.Skip(1)).Contains(("most", "recent")) ? -1 : own.Contains("earliest") ? 1
            // "When did they meet again after 2007": the next time.
            : own.Exists(w => w is "again" or "next") && terms.Any(t => t is { Kind: TermKind.Date, IsContext: false, Date.Relation: DateRelation.After }) ? 1 : 0;
    }

    // "Had he done so before": what is told to have been the first time answers.
    private static bool AsksOfEarlier(QuestionSentence sentence) =>
        sentence.Own.LastOrDefault(t => t.Kind != TokenKind.Mark)?.Folded is "before" or "previously" or "earlier" or "beforehand" || sentence.Own.TakeWhile(t => t.Text != "," && t.Folded != "because").Any(t => t.Folded is "previously");
}
