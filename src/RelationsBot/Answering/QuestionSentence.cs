using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// The part of an utterance that asks. What stands outside it is the question's setting: it may tell facts apart, but no fact has
/// to explain it. Immutable.
/// </summary>
/// <param name="Analysis">The whole utterance: other sentences are still read, as context.</param>
/// <param name="IsFiller">For each token of the utterance whether it says nothing.</param>
/// <param name="From">Index of the first token.</param>
/// <param name="To">Index after the last token, which leaves out the mark that ends the sentence.</param>
internal sealed record QuestionSentence(Analysis Analysis, bool[] IsFiller, int From, int To)
{
    /// <summary>The tokens of the whole utterance: indexes count from its beginning.</summary>
    public IReadOnlyList<Token> Tokens => Analysis.Tokens;

    /// <summary>The tokens of the sentence alone.</summary>
    public IEnumerable<Token> Own => Tokens.Skip(From).Take(To - From);

    /// <summary>Index of the first word behind courtesy and conjunctions: there a question shows its form.</summary>
    public int FirstWord
    {
        get
        {
            var first = From;
            while (first < To && (IsFiller[first] || Tokens[first].Folded is "and" or "but" or "so" or "then" or "ok" or "okay" or "well" or "now" or "wait" || IsPlainNo(first)))
                first++;
            // "TraderTraitor, is that part of it?"
            var mark = Enumerable.Range(first, Math.Min(LongestTopic, To - first)).FirstOrDefault(i => Tokens[i].Text is "," or ":" or "-" or "–" or "—", -1);
            if (mark > first && mark + 1 < To && FunctionWords.Auxiliaries.Contains(Tokens[mark + 1].Folded) && IsTopic(Analysis, first, mark))
                return mark + 1;
            if (LeadingClause.AuxiliaryBehind(Tokens, first, To) is var auxiliary and > 0)
                return auxiliary;
            return first == To ? From : first;

            // "No, I meant …"
            bool IsPlainNo(int i) => i == From && Tokens[i].Folded is "no" or "sorry" && i + 1 < To && (Tokens[i + 1].Kind == TokenKind.Mark || IsFiller[i + 1]);
        }
    }

    /// <summary>Whether it begins as a question for yes or no does; "do not" and "have not" begin a command or a statement.</summary>
    public bool StartsWithAuxiliary
    {
        get
        {
            var first = FirstWord;
            return first < To && FunctionWords.Auxiliaries.Contains(Tokens[first].Folded) && Tokens[first].Kind == TokenKind.Word
                && !(first + 1 < To && Tokens[first].Folded is "do" or "have" && Tokens[first + 1].Folded is "not");
        }
    }

    /// <summary>Index of the first token of the whole sentence, its setting included.</summary>
    public int Start { get; init; } = From;

    /// <summary>Whether it is what somebody claims, and the message asks whether it is so.</summary>
    public bool IsClaim { get; init; }

    /// <summary>Whether it asks if what follows holds: "is it true that …", "is it the case that …".</summary>
    public bool AsksWhetherTrue
    {
        get
        {
            if (IsClaim)
                return true;
            var opening = Tokens.Skip(From).Take(FirstWord - From).Select(t => t.Folded).ToList();
            return opening.Any(FunctionWords.BeForms.Contains) && opening.Any(w => w is "true" or "correct" or "right" or "case" or "fact");
        }
    }

    /// <summary>Whether a tag turns a statement into a question for yes or no: "…, right", "…, was it".</summary>
    public bool EndsWithTag
    {
        get
        {
            var words = Own.Where(t => t.Kind != TokenKind.Mark).ToList();
            return HasNegativeTag || words.Count > 2 && (FunctionWords.Tags.Contains(words[^1].Folded) || (words[^2].Folded is "not" or "did" or "was" or "is" && words[^1].Folded is "it" or "they" or "he" or "she" or "not"));
        }
    }

    // "…, did he not": the tag denies nothing.
    private bool HasNegativeTag => To - From > 4 && Tokens[To - 1].Folded == "not" && FunctionWords.Pointing.Contains(Tokens[To - 2].Folded) && FunctionWords.Auxiliaries.Contains(Tokens[To - 3].Folded) && Tokens[To - 4].Kind == TokenKind.Mark;

    /// <summary>Whether it offers one thing or the other; an "or" that opens the sentence offers nothing.</summary>
    public bool OffersChoice
    {
        get
        {
            var first = FirstWord;
            return Enumerable.Range(Start, To - Start).Any(i => Tokens[i].Folded == "or" && (i > first || i < From));
        }
    }

    /// <summary>Whether it is negated; a "no" of courtesy ("no worries") negates nothing.</summary>
    public bool IsNegative => Negations.Any();

    /// <summary>Indexes of what negates it.</summary>
    public IEnumerable<int> Negations => Enumerable.Range(From, To - From - (HasNegativeTag ? 1 : 0)).Where(i => !IsFiller[i] && (Tokens[i].Folded is "not" or "never" || (Tokens[i].Folded == "no" && i >= FirstWord && !(i + 1 < To && Tokens[i + 1].Folded == "matter"))) && Contrast.EndOf(Tokens, i, To) < 0);

    /// <summary>The sentence that asks: the last one with a question mark, else the last one in which a rule fires, else the last.</summary>
    public static QuestionSentence Of(Analysis analysis, Lexicon lexicon, IntentRecognizer intents)
    {
        var tokens = analysis.Tokens;
        var sentences = Sentences(analysis, intents);
        var fillers = Fillers.Among(analysis, lexicon);

        // "Would you be so kind?" asks nothing itself.
        var asking = sentences.FindLastIndex(s => s.Asks && Says(s.From, s.To));
        if (asking < 0 && sentences.Count > 1)
            asking = sentences.FindLastIndex(s => Says(s.From, s.To) && Requests(tokens, s.From, s.To));
        if (asking < 0 && sentences.Count > 1)
            asking = sentences.FindLastIndex(s => intents.Recognize(tokens, s.From, s.To, analysis.Mentions) is { } match && !Courtesy.Social.Contains(match.Rule.Intent));
        if (asking < 0)
            asking = sentences.FindLastIndex(s => s.Asks);
        if (asking < 0)
            asking = sentences.Count - 1;
        var (from, to) = asking < 0 ? (0, tokens.Count) : (sentences[asking].From, sentences[asking].To);
        if (asking > 0 && Claim.IsVerdict(tokens, from, to, fillers, lexicon))
        {
            (from, to) = (sentences[asking - 1].From, sentences[asking - 1].To);
            return new QuestionSentence(analysis, fillers, Claim.StartOf(analysis, from, to), to) { IsClaim = true };
        }

        // "The founder's sister. Name?"
        if (asking > 0 && RequestTail.Holds(tokens, from, to) && Says(sentences[asking - 1].From, sentences[asking - 1].To))
            (from, to) = (sentences[asking - 1].From, sentences[asking - 1].To);

        // "No, sorry, I meant …" takes back, it denies nothing.
        while (from + 1 < to && tokens[from].Folded is "no" or "sorry" or "oops" && (tokens[from + 1].Kind == TokenKind.Mark || fillers[from + 1] || tokens[from + 1].Folded == "sorry"))
            from = tokens[from + 1].Kind == TokenKind.Mark ? from + 2 : from + 1;
        from = BehindNeed(tokens, from, to);
        to = RequestTail.StartOf(tokens, from, to);
        to = Restatement.StartOf(tokens, from, WithoutTail(tokens, from, WithoutGuess(tokens, from, WithoutThanks(tokens, from, to))));
        var tail = intents.Recognize(tokens, from, to, analysis.Mentions) is null ? Claim.StartOfTail(tokens, from, to, fillers, lexicon) : -1;
        if (tail > 0)
            return new QuestionSentence(analysis, fillers, Claim.StartOf(analysis, from, tail), tail) { IsClaim = true };
        var sentence = new QuestionSentence(analysis, fillers, Math.Min(from, to), to);

        // "Poll of 2014: what share …": a short topic is the setting of the question behind it.
        if (asking > 0 && sentences[asking - 1] is var topic && tokens[topic.To].Text == ":" && (topic.To - topic.From <= LongestTopic || (IsLabel(tokens, topic.From, topic.To) && intents.Recognize(tokens, from, to, analysis.Mentions) is { Rule.Slot: not null })))
            sentence = sentence with { Start = topic.From };
        if (AfterWhether(tokens, fillers, from, to) is var whether and >= 0 && intents.Recognize(tokens, from, whether, analysis.Mentions) is not { Rule.Slot: not null })
            return sentence with { From = whether, IsClaim = true };
        var opening = Enumerable.Range(from, Math.Max(0, sentence.FirstWord - from)).FirstOrDefault(i => FunctionWords.Auxiliaries.Contains(tokens[i].Folded), sentence.FirstWord);
        return Claim.AfterVerdict(analysis, opening, to) is var start and >= 0 ? sentence with { From = start, IsClaim = true } : sentence;

        bool Says(int first, int end) => Enumerable.Range(first, end - first).Any(i => !fillers[i] && !FunctionWords.Auxiliaries.Contains(tokens[i].Folded) && (tokens[i].Kind != TokenKind.Mark));
    }

    // "We need the exact date of …", "need the name of …": what somebody needs is what is asked for.
    private static int BehindNeed(IReadOnlyList<Token> tokens, int from, int to)
    {
        var need = from < to && tokens[from].Folded is "i" or "we" ? from + 1 : from;
        while (need < to && tokens[need].Folded is "just" or "only" or "really" or "urgently")
            need++;
        return need + 2 < to && tokens[need].Folded == "need" && tokens[need + 1].Folded is "the" or "a" or "an" ? need + 1 : from;
    }

    // "…, bureau something": a half-remembered answer.
    private static int WithoutGuess(IReadOnlyList<Token> tokens, int from, int to)
    {
        if (to - from < LongestGuess || tokens[to - 1].Folded is not ("something" or "someone" or "somebody"))
            return to;
        for (var i = to - 2; i > to - 2 - LongestGuess; i--)
        {
            if (tokens[i].Text == ",")
                return i;
        }

        return to;
    }

    // "The date, please", "whose ship was it, thanks": courtesy ends the message, not the question.
    private static int WithoutThanks(IReadOnlyList<Token> tokens, int from, int to)
    {
        var end = to;
        while (end > from + 1 && (tokens[end - 1].Kind == TokenKind.Mark || FunctionWords.Thanks.Contains(tokens[end - 1].Folded)))
            end--;
        return end > from + 1 && Enumerable.Range(end, to - end).Any(i => tokens[i].Kind == TokenKind.Word) ? end : to;
    }

    // "… or what", "… or not", "… or didn't they": offers nothing.
    private static int WithoutTail(IReadOnlyList<Token> tokens, int from, int to)
    {
        var or = to - 1;
        while (or > from && tokens[or].Folded != "or" && (FunctionWords.Auxiliaries.Contains(tokens[or].Folded) || FunctionWords.Tails.Contains(tokens[or].Folded)))
            or--;
        return or > from + 2 && or < to - 1 && tokens[or].Folded == "or" ? or : to;
    }

    // Index behind "I was wondering whether", or -1.
    private static int AfterWhether(IReadOnlyList<Token> tokens, bool[] fillers, int from, int to)
    {
        for (var i = from + 1; i + 1 < to; i++)
        {
            if (tokens[i].Folded == "whether" && (fillers[i] || fillers[i - 1] || tokens[i - 1].Lemmas.Any(l => l is "wonder" or "know" or "ask" or "tell" or "say" or "see" or "check" or "confirm" or "sure" or "clear" or "me" or "us" or ",")))
                return i + 1;
        }

        return -1;
    }

    // "I was wondering whether …", "I would like to know …": a request, though no question mark ends it.
    private static bool Requests(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is("wonder") || tokens[i].Is("recall") || tokens[i].Folded is "curious" or "whether" || (tokens[i].Folded is "know" or "learn" && i > from && tokens[i - 1].Folded == "to"))
                return true;
        }

        return false;
    }

    /// <summary>Index of the first auxiliary at or behind a token, or -1.</summary>
    public int AuxiliaryFrom(int token)
    {
        for (var i = token; i < To; i++)
        {
            if (FunctionWords.Auxiliaries.Contains(Tokens[i].Folded))
                return i;
        }

        return -1;
    }

    /// <summary>The sentence from where the question itself begins: what a person says to lead up to it would rule out its answer.</summary>
    public QuestionSentence WithoutSetting(IntentMatch? match)
    {
        var from = Math.Max(From, AfterRequest(match?.First ?? FirstWord));

        // "Pressed by Japan, what does …": a clause before the question only sets the scene.
        if (match is not null && match.First > from + 2)
        {
            var first = FunctionWords.Prepositions.Contains(Tokens[match.First - 1].Folded) ? match.First - 1 : match.First;
            if (first > from + 1 && Tokens[first - 1].Text is "," or "-" or "–" or "—" or ":" && !(Tokens[first - 1].Text == ":" && IsTopic(Analysis, from, first - 1)) && !IsTime(from, first - 1) && Tokens[first - 1].Span.End < Tokens[first].Span.Start)
                from = first;
        }

        // What the question has before it in its own sentence is its setting, not what stands before that.
        return this with { From = from, Start = from > From && From - Start > LongestTopic + 1 ? From : Start };
    }

    // "For a handout that is due today, could you tell me when …": what stands before the request is only its circumstances.
    private int AfterRequest(int asks)
    {
        for (var i = asks - 1; i > From; i--)
        {
            if (IsFiller[i] && Tokens[i].Folded is "me" or "us" && IsFiller[i - 1] && Tokens[i - 1].Folded is "tell" or "let" or "give" or "show" or "remind")
                return i + 1;
            if (i == asks - 1 && Tokens[i].Lemmas.Any(l => l is "recall" or "remember" or "know" or "ask" or "wonder" or "forget" or "whether" or "learn"))
                return i + 1;
        }

        return From;
    }

    // "By late 1960, how many …": a time before the question belongs to it.
    private bool IsTime(int first, int end) =>
        end > first && Enumerable.Range(first, end - first).All(i => Analysis.Mentions.Dates.Any(d => d.First <= i && i < d.End) || FunctionWords.Prepositions.Contains(Tokens[i].Folded) || FunctionWords.Articles.Contains(Tokens[i].Folded));

    /// <summary>Whether its setting is a noun phrase that names what is asked about: "the 1998 launch over Japan – where did it land?".</summary>
    public bool HasLabel => Start < From - 1 && IsLabel(Tokens, Start, Tokens[From - 1].Kind == TokenKind.Mark ? From - 1 : From);

    private const int LongestGuess = 5;
    private const int LongestTopic = 4;
    private const int LongestLabel = 10;

    // "BBC World Service poll of 2014": a noun phrase names what is asked about, a clause only leads up to it.
    private static bool IsLabel(IReadOnlyList<Token> tokens, int from, int to) =>
        to - from <= LongestLabel && !Enumerable.Range(from, to - from).Any(i => FunctionWords.Auxiliaries.Contains(tokens[i].Folded) || FunctionWords.Interrogatives.Contains(tokens[i].Folded) || FunctionWords.Pointing.Contains(tokens[i].Folded) || FunctionWords.Subordinators.Contains(tokens[i].Folded) || VerbTagger.IsFinite(tokens[i]) || tokens[i].Text is "," or "-" or "–" or "—");

    private static bool IsTopic(Analysis analysis, int from, int to) =>
        to > from && to - from <= LongestTopic
        && Enumerable.Range(from, to - from).All(i => analysis.Mentions.Covers(i) || FunctionWords.Articles.Contains(analysis.Tokens[i].Folded));

    // A colon parts a sentence only where a question follows it.
    private static List<(int From, int To, bool Asks)> Sentences(Analysis analysis, IntentRecognizer intents)
    {
        var tokens = analysis.Tokens;
        var sentences = new List<(int From, int To, bool Asks)>();
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text is not ("." or "!" or "?" or ";" or ":") || analysis.Mentions.Covers(i))
                continue;

            // "Mr. Koizumi".
            if (tokens[i].Text == "." && i > 0 && i + 1 < tokens.Count && tokens[i - 1].Folded is "mr" or "mrs" or "ms" or "dr" or "prof" or "st" && tokens[i - 1].Capitalized)
                continue;
            if (tokens[i].Text == ":" && intents.Recognize(tokens, i + 1, tokens.Count, analysis.Mentions) is null or { Rule.Intent: "when" or "where" } && !tokens.Skip(i + 1).Any(t => FunctionWords.Interrogatives.Contains(t.Folded)) && !(i + 2 < tokens.Count && FunctionWords.Auxiliaries.Contains(tokens[i + 1].Folded)))
                continue;

            // "Liancourt Rocks: when …", "autumn 1960: how many …": what the question is about belongs to it.
            if (tokens[i].Text == ":" && IsTopic(analysis, from, i))
                continue;
            if (tokens.Skip(from).Take(i - from).Any(t => t.Kind != TokenKind.Mark))
                sentences.Add((from, i, tokens[i].Text == "?"));
            from = i + 1;
        }

        if (tokens.Skip(from).Any(t => t.Kind != TokenKind.Mark))
            sentences.Add((from, tokens.Count, false));
        return sentences;
    }
}
