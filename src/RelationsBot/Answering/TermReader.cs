using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Turns the tokens of an utterance into terms: what a fact has to explain. Names, dates and numbers come before phrases, phrases
/// before words, as the longer unit means more than its parts. Immutable.
/// </summary>
internal sealed class TermReader
{
    // "The indian ocean": how adjectives of peoples end; an unknown word of that form is a name without its capital.
    private static readonly string[] OfPeoples = ["ian", "ese", "ean"];

    private readonly Lexicon lexicon;
    private readonly Analyzer analyzer;
    private readonly VerbTagger verbs;
    private readonly WordMemory<SenseUse[]> senses;

    /// <summary>Creates a reader.</summary>
    public TermReader(Lexicon lexicon, Analyzer analyzer)
    {
        this.lexicon = lexicon;
        this.analyzer = analyzer;
        verbs = new VerbTagger(lexicon);
        senses = new(word => Senses(analyzer.Lemmatizer.Lemmas(word)));
    }

    /// <summary>The terms in the order of the words; those outside the sentence that asks are context.</summary>
    /// <param name="sentence">The sentence that asks.</param>
    /// <param name="asked">Its asked noun phrase: terms in it describe the answer.</param>
    /// <param name="consumed">Tokens that the intent's pattern stands for: they are told by the intent already.</param>
    /// <param name="auxiliary">Index of the question's auxiliary, or -1.</param>
    public List<Term> Read(QuestionSentence sentence, AskedPhrase asked, HashSet<int> consumed, int auxiliary)
    {
        var tokens = sentence.Tokens;
        var terms = new List<Term>();
        var done = new bool[tokens.Count];
        var phraseAt = Phrases(sentence, asked, consumed);
        var isSupported = auxiliary >= 0 && FunctionWords.DoSupport.Contains(tokens[auxiliary].Folded);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (done[i] || (i == sentence.To - 1 && sentence.EndsWithTag && FunctionWords.Tags.Contains(tokens[i].Folded)))
                continue;
            Term? term = null;
            if (i != asked.Head && MentionAt(sentence.Analysis, i) is { } mention)
            {
                done.AsSpan(i, mention.End - i).Fill(true);
                if (!IsDayOfAsking(mention, tokens) && !(mention.Kind == TermKind.Number && consumed.Contains(i)))
                    term = mention;
            }
            else if (phraseAt.TryGetValue(i, out var phrase))
            {
                foreach (var t in phrase.Tokens)
                    done[t] = true;
                if (lexicon.ClassOf(phrase.Headword) is WordClass.Function or WordClass.Filler or WordClass.Light)
                    continue;
                term = PhraseTerm(phrase, tokens) with
                {
                    IsVerb = i == asked.Verb || IsVerb(i, phrase.Tokens.Length > 1 && FunctionWords.Prepositions.Contains(tokens[phrase.Tokens[1]].Folded) && lexicon.Uses(phrase.Headword).Any(u => !u.Near && u.Sense.IsAction)) && (lexicon.ClassOf(tokens[i]) != WordClass.Function || VerbTagger.IsPassiveParticiple(tokens, i)) || IsPredicate(phrase, tokens),
                    IsAskedHead = phrase.Tokens.Contains(asked.Head),
                    IsStance = lexicon.IsStance(phrase.Headword),
                };
            }
            else if (!sentence.IsFiller[i] && !consumed.Contains(i) && !IsUnitOfDate(i) && WordAt(tokens, i) is { } word)
            {
                term = word with
                {
                    Class = i == asked.Verb ? WordClass.Content : word.Class,
                    IsVerb = i == asked.Verb || (i != asked.Head && IsVerb(i)),
                    IsAskedHead = i == asked.Head,
                    IsStance = lexicon.IsStance(tokens[i]),
                };
            }

            if (term is not null)
                terms.Add(term with { IsContext = i < sentence.From || i >= sentence.To || IsExcepted(tokens, i, sentence.From), IsSetting = i >= sentence.Start && i < sentence.From && !sentence.OffersChoice, IsAsked = asked.Contains(i) });
        }

        return [.. terms.Select(Told)];

        // "In the decades before 1990": how the time is counted says nothing.
        bool IsUnitOfDate(int i) => i > 0 && i + 1 < tokens.Count && FunctionWords.Prepositions.Contains(tokens[i + 1].Folded) && FunctionWords.Articles.Contains(tokens[i - 1].Folded) && DateUnits.TryGet(tokens[i].Folded, out _)
            && sentence.Analysis.Mentions.Dates.Any(d => d.First == i + 1);

        // A verb of another sentence is none of the question's.
        bool IsVerb(int i, bool isDeed = false) => (sentence.AsksWhetherTrue && !terms.Exists(t => t.IsVerb) && verbs.IsPlainVerb(sentence.Analysis, i)) || verbs.IsVerb(sentence.Analysis, i, auxiliary, consumed, terms.Any(t => t.IsVerb && !(i >= sentence.From && t.First < sentence.Start) && !(isSupported && i > auxiliary && (t.First < auxiliary || RelativeClause.Holds(tokens, auxiliary, t.First)))), isDeed);
    }

    // "Was it short of fuel": what "be" says, parted from it by the subject, is the question's verb.
    private bool IsPredicate(PhraseMatch phrase, IReadOnlyList<Token> tokens) =>
        phrase.Headword.StartsWith("be ", StringComparison.Ordinal) && !FunctionWords.BeForms.Contains(tokens[phrase.Tokens[0]].Folded) && FunctionWords.Prepositions.Contains(tokens[phrase.Tokens[^1]].Folded) && lexicon.Uses(phrase.Headword).Any(u => !u.Near && u.Sense.IsAction);

    private static Term? MentionAt(Analysis analysis, int i)
    {
        var tokens = analysis.Tokens;
        var mentions = analysis.Mentions;
        if (!mentions.Covers(i))
            return null;
        if (mentions.Entities.FirstOrDefault(m => m.First == i) is { } entity)
            return Mention(TermKind.Entity, entity.End) with { EntityIds = entity.EntityIds, Mention = entity.Kind };
        if (mentions.Dates.FirstOrDefault(d => d.First == i) is { Mention: { } date, End: var dateEnd })
            return Mention(TermKind.Date, dateEnd) with { Date = date };
        return mentions.Numbers.FirstOrDefault(n => n.First == i) is { Mention: { } number, End: var numberEnd }
            ? Mention(TermKind.Number, numberEnd) with { Number = number, IsCompound = numberEnd < tokens.Count && tokens[numberEnd].Text is "-" }
            : null;

        Term Mention(TermKind kind, int end) => new() { Kind = kind, Text = analysis.Utterance.TextOf(i, end), First = i, End = end };
    }

    // "today", "tonight": the day of asking is no part of what is asked.
    private static bool IsDayOfAsking(Term mention, IReadOnlyList<Token> tokens) =>
        mention.Date is { Period.Precision: Precision.Day } && !tokens.Skip(mention.First).Take(mention.End - mention.First).Any(t => t.Text.Any(char.IsDigit));

    private Term PhraseTerm(PhraseMatch phrase, IReadOnlyList<Token> tokens) => new()
    {
        Kind = TermKind.Word,
        Text = string.Join(' ', phrase.Tokens.Select(t => tokens[t].Text)),
        First = phrase.Tokens[0],
        End = phrase.Tokens[^1] + 1,
        Lemmas = [phrase.Headword],
        Senses = lexicon.Uses(phrase.Headword),
        Class = lexicon.ClassOf(phrase.Headword),
        Parts = [.. phrase.Tokens.Select(t => tokens[t]).Where(t => !IsFunctional(t)).Select(t => Word(t) with { Class = lexicon.ClassOf(t) })],
    };

    // A light verb says something only in the passive.
    private Term? WordAt(IReadOnlyList<Token> tokens, int i)
    {
        var token = tokens[i];
        var wordClass = lexicon.ClassOf(token);
        if (token.Kind != TokenKind.Word || wordClass is WordClass.Function or WordClass.Filler || (wordClass == WordClass.Light && !VerbTagger.IsPassiveParticiple(tokens, i)))
            return null;
        var isKnown = analyzer.IsKnown(token);
        return Word(token) with { First = i, End = i + 1, Class = wordClass, IsKnown = isKnown, IsUnknownName = isKnown ? IsForeignName(tokens, i) : (token.Capitalized && !token.StartsSentence) || IsLowerName(tokens, i) || Array.Exists(OfPeoples, e => token.Folded.Length > e.Length + 2 && token.Folded.EndsWith(e, StringComparison.Ordinal)) };
    }

    // "the President of France": an ordinary word that means nothing else, written as a name behind a preposition.
    private bool IsForeignName(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Capitalized && !tokens[i].StartsSentence && i > 0 && FunctionWords.Prepositions.Contains(tokens[i - 1].Folded) && tokens[i].Lemmas.All(l => lexicon.Uses(l).Count == 0)
        && tokens.Any(t => t.Kind == TokenKind.Word && !t.Capitalized && t.Folded.Length > 3);

    // Typed without capitals, an unknown word behind a preposition is a name: "stolen from bybit".
    private static bool IsLowerName(IReadOnlyList<Token> tokens, int i) =>
        i > 0 && (FunctionWords.Titles.Contains(tokens[i - 1].Folded) || tokens[i - 1].Folded is "from" or "by" or "with" or "to" or "at") && (FunctionWords.Titles.Contains(tokens[i - 1].Folded) || i + 1 == tokens.Count || tokens[i + 1].Kind == TokenKind.Mark) && !tokens.Any(t => t.Capitalized && !t.StartsSentence);

    private Term Word(Token token) => new()
    {
        Kind = TermKind.Word,
        Text = token.Text,
        Lemmas = token.Lemmas,
        Senses = char.IsDigit(token.Folded[0]) ? Senses(token.Lemmas) : senses.Of(token.Folded),
    };

    private SenseUse[] Senses(IReadOnlyList<string> lemmas) => [.. lemmas.SelectMany(lexicon.Uses).DistinctBy(u => (u.Sense.Id, u.Near))];

    private bool IsFunctional(Token token) => lexicon.ClassOf(token) is WordClass.Function or WordClass.Filler || FunctionWords.Auxiliaries.Contains(token.Folded);

    // "… no matter where it flew": what is asked holds without it.
    private static bool OpensConcession(IReadOnlyList<Token> tokens, int i, int from) =>
        i > from + 2 && ((tokens[i].Folded == "matter" && tokens[i - 1].Folded == "no") || tokens[i].Folded is "regardless" or "irrespective" or "wherever" or "whenever");

    // "apart from X", "besides X": named to be left out, so no part of what is asked; up to the next comma or auxiliary.
    private static bool IsExcepted(IReadOnlyList<Token> tokens, int i, int from)
    {
        for (var at = OpensConcession(tokens, i, from) ? i : i - 1; at >= from && at >= i - 7; at--)
        {
            var before = at > from ? tokens[at - 1].Folded : null;
            if (tokens[at].Text == "," || FunctionWords.Auxiliaries.Contains(tokens[at].Folded))
                return false;
            if (OpensConcession(tokens, at, from) || tokens[at].Folded is "besides" or "except" || (tokens[at].Folded == "from" && before is "apart" or "aside") || (tokens[at].Folded == "than" && before == "other") || Contrast.Opens(before, tokens[at].Folded) || Contrast.EndOf(tokens, at, tokens.Count) > i)
                return true;
        }

        return false;
    }

    // A verb means what is done, an asked noun a thing or property, where the word has such a sense.
    private static Term Told(Term term)
    {
        if (term.Kind != TermKind.Word || !(term.IsVerb || term.IsAskedHead) || term.Senses.Count < 2)
            return term;
        var fitting = term.Senses.Where(u => u.Sense.IsAction == term.IsVerb).ToList();
        return fitting.Count == 0 || fitting.All(u => u.Near) ? term : term with { Senses = fitting };
    }

    private Dictionary<int, PhraseMatch> Phrases(QuestionSentence sentence, AskedPhrase asked, HashSet<int> consumed)
    {
        var tokens = sentence.Tokens;
        var mentions = sentence.Analysis.Mentions;
        var found = new Dictionary<int, PhraseMatch>();
        var taken = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !IsFree(i))
                continue;
            if (lexicon.PhraseAt(tokens, i) is not { } phrase || !(phrase.Tokens.All(IsFree) || EndsBeforeQuestionWord(phrase)))
                continue;

            // "was sent to": a passive is read as its verb, so that its parties are seen.
            if (FunctionWords.BeForms.Contains(tokens[i].Folded) && phrase.Tokens.Length is 2 or 3 && VerbTagger.IsPassiveParticiple(tokens, phrase.Tokens[1]) && lexicon.ClassOf(tokens[phrase.Tokens[1]]) == WordClass.Content)
                continue;

            // "Was it going to test them": what is meant to be done stands behind it.
            if (tokens[i].Folded == "going" && i + 2 < sentence.To && tokens[i + 1].Folded == "to" && IsBareVerb(i + 2))
                continue;

            // "were given back": what is done is the longer phrase behind the auxiliary.
            if (FunctionWords.BeForms.Contains(tokens[i].Folded) && lexicon.PhraseAt(tokens, phrase.Tokens[1]) is { Tokens.Length: > 1 } behind && behind.Tokens[^1] > phrase.Tokens[^1])
                continue;

            // "went in 2004", "talks in 2004": what opens the time belongs to that.
            if (phrase.Tokens.Length == 2 && tokens[phrase.Tokens[1]].Folded == "in" && mentions.Dates.Any(d => d.First == phrase.Tokens[^1] + 1))
                continue;

            // "Which side did it take in the war": what is taken stands before, so that the war is not taken in.
            if (asked.Head >= 0 && asked.Head < i && phrase.Tokens.Length == 2 && tokens[phrase.Tokens[1]].Folded is "in" or "against" && phrase.Tokens[1] + 1 < sentence.To && tokens[phrase.Tokens[1] + 1].Kind == TokenKind.Word)
                continue;

            // "the talks broke down over it": what stands between a verb and its particle is no verb itself.
            if (phrase.Tokens[^1] - i >= phrase.Tokens.Length && Enumerable.Range(i + 1, phrase.Tokens[^1] - i - 1).Any(t => !phrase.Tokens.Contains(t) && lexicon.PhraseAt(tokens, t) is { Tokens.Length: > 1 } inner && inner.Tokens[^1] < phrase.Tokens[^1]))
                continue;

            // "be over", "get to": a phrase of small words alone says too little to take them away from the clause; "were given back" does not.
            if (!(VerbTagger.IsPassiveParticiple(tokens, i) && tokens[phrase.Tokens[^1]].Folded == "back") && phrase.Tokens.All(t => sentence.IsFiller[t] || IsFunctional(tokens[t])) && !IsWay(phrase))
                continue;
            found[i] = phrase;
            foreach (var t in phrase.Tokens)
                taken[t] = true;
        }

        return found;

        // "How did they get across": where they came to.
        bool IsWay(PhraseMatch phrase) => phrase.Tokens.Length == 2 && tokens[phrase.Tokens[0]].Is("get") && tokens[phrase.Tokens[1]].Folded is "across" or "by";

        // A verb that is no name and has no article.
        bool IsBareVerb(int i) => tokens[i].Lemmas.Contains(tokens[i].Folded) && !mentions.Covers(i) && (FunctionWords.Auxiliaries.Contains(tokens[i].Folded) || lexicon.ClassOf(tokens[i]) == WordClass.Light || tokens[i].Lemmas.SelectMany(lexicon.Uses).Any(u => u.Sense.IsAction));

        // "Short of what": the preposition belongs to the question word, and to what is said before it.
        bool EndsBeforeQuestionWord(PhraseMatch phrase) => phrase.Tokens[^1] is var last && phrase.Tokens.SkipLast(1).All(IsFree) && !taken[last] && consumed.Contains(last) && tokens[last].Folded == "of"
            && last + 1 < sentence.To && FunctionWords.Interrogatives.Contains(tokens[last + 1].Folded);

        bool IsFree(int i) => !taken[i] && !consumed.Contains(i) && !mentions.Covers(i);
    }
}
