using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Tells what people say about themselves and their asking ("my editor wants it", "I had a neighbour once") from what sets the scene
/// of a question. Immutable.
/// </summary>
internal sealed class Talk
{
    private static readonly FrozenSet<string> Speakers = new[] { "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "you", "your" }.ToFrozenSet();

    // "I mean the other one" says again what is asked.
    private static readonly FrozenSet<string> Restating = new[] { "mean", "meant" }.ToFrozenSet();

    // Verbs before what somebody wants to know.
    private static readonly FrozenSet<string> Wanting =
        new[] { "know", "tell", "wonder", "ask", "see", "remember", "recall", "find", "out", "forget", "sure", "learn", "understand", "check", "decide", "explain", "clear", "idea", "unsure", "question", "hear", "about" }.ToFrozenSet();

    private readonly KnowledgeStore store;
    private readonly Lexicon lexicon;
    private readonly IntentRecognizer intents;
    private readonly Courtesy courtesy;
    private readonly FactIndex index;
    private readonly FrozenSet<string> evoking;

    // Nouns of happenings and of those who take part in them: "the poll", "the minister".
    private readonly FrozenSet<string> kinds;

    public Talk(KnowledgeStore store, Lexicon lexicon, IntentRecognizer intents, Courtesy courtesy, FactIndex index)
    {
        this.store = store;
        this.index = index;
        this.lexicon = lexicon;
        this.intents = intents;
        this.courtesy = courtesy;
        kinds = store.Events.Values.SelectMany(e => e.Kinds).Concat(store.Entities.Values.SelectMany(e => e.Kinds)).Select(k => k.Split(' ')[^1]).ToFrozenSet();
        evoking = store.Frames.Values.SelectMany(f => f.Senses).ToFrozenSet();
    }

    /// <summary>Whether a range says nothing about the subject.</summary>
    /// <param name="analysis">The utterance.</param>
    /// <param name="from">Index of the first token.</param>
    /// <param name="to">Index after the last.</param>
    /// <param name="isPointedTo">Whether the question may point to it, so that it must be sure to hold nothing.</param>
    public bool Is(Analysis analysis, int from, int to, bool isPointedTo)
    {
        if (courtesy.IsPolite(analysis, from, to))
            return true;
        if (Names(analysis, from, to) || Asks(analysis, from, to) || Has(analysis, from, to, Restating))
            return false;
        return isPointedTo ? !Presents(analysis, from, to) : IsOfSpeakers(analysis, from, to) || !TellsAny(analysis, from, to, IsOfMatter);
    }

    /// <summary>Whether it speaks of those who talk.</summary>
    public static bool IsOfSpeakers(Analysis analysis, int from, int to) => Has(analysis, from, to, Speakers);

    /// <summary>Whether it names somebody, something or a time that a fact may tell of.</summary>
    public bool Names(Analysis analysis, int from, int to) =>
        analysis.Mentions.Entities.Any(m => m.First >= from && m.First < to && !m.EntityIds.All(id => store.Entities[id].IsSubject && m.Kind == MentionKind.Demonym))
        || analysis.Mentions.Dates.Any(d => d.First >= from && d.First < to && Enumerable.Range(d.First, d.End - d.First).Any(i => IsOfCalendar(analysis.Tokens[i])))
        || (analysis.Mentions.Numbers.Any(n => n.First >= from && n.First < to && n.Mention.Value >= 2) && !IsOfSpeakers(analysis, from, to));

    /// <summary>Whether it asks something: a question word opens it, or is what somebody wants to know. "Not what it was" asks nothing.</summary>
    public bool Asks(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        return Enumerable.Range(from, to - from).Any(i => (FunctionWords.Interrogatives.Contains(tokens[i].Folded) || tokens[i].Folded is "whether") && IsAsked(FunctionWords.Prepositions.Contains(tokens[Math.Max(from, i - 1)].Folded) ? i - 1 : i))
            && intents.Recognize(tokens, from, to, analysis.Mentions) is not null;

        bool IsAsked(int i) => i <= from || tokens[i - 1].Kind == TokenKind.Mark || tokens[i - 1].Folded is "and" or "but" or "so" or "me" or "us" || tokens[i - 1].Lemmas.Any(Wanting.Contains);
    }

    // A year or a month, not "last night".
    private static bool IsOfCalendar(Token token) => token.Text.Count(char.IsDigit) >= 2 || MonthNames.Month(token.Folded) > 0 || token.Folded.EndsWith("ies", StringComparison.Ordinal);

    // "The poll", "about abductions", "talks began": a noun that a pronoun may stand for; "my editor insists" holds none.
    private bool Presents(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        if (!IsOfSpeakers(analysis, from, to) && IsContent(analysis, from) && tokens[from].Lemmas.Any(IsToldAnywhere) && Enumerable.Range(from + 1, to - from - 1).Any(i => VerbTagger.IsFinite(tokens[i])))
            return true;
        return Enumerable.Range(from, to - from).Any(i => IsContent(analysis, i) && tokens[i].Lemmas.Any(IsToldAnywhere) && (IsOpener(i - 1) || (IsOpener(i - 2) && tokens[i - 1].Kind == TokenKind.Word)));

        bool IsOpener(int i) => i >= from && (tokens[i].Folded is "the" or "a" or "an" or "these" or "those" || (FunctionWords.Prepositions.Contains(tokens[i].Folded) && tokens[i].Folded is not ("as" or "to" or "like")));
    }

    private bool IsContent(Analysis analysis, int i) => analysis.Tokens[i].Kind == TokenKind.Word && lexicon.ClassOf(analysis.Tokens[i]) == WordClass.Content && !analysis.Mentions.Covers(i);

    private bool TellsAny(Analysis analysis, int from, int to, Func<string, bool> tells) =>
        Enumerable.Range(from, to - from).Any(i => IsContent(analysis, i) && analysis.Tokens[i].Lemmas.Any(tells));

    private bool IsOfMatter(string lemma) => kinds.Contains(lemma) || lexicon.Uses(lemma).Any(u => !u.Near && evoking.Contains(u.Sense.Id));

    private bool IsToldAnywhere(string lemma) => IsOfMatter(lemma) || (index.Concepts.FindWord(lemma) is var concept and >= 0 && index.Postings(concept).Length > 0);

    private static bool Has(Analysis analysis, int from, int to, FrozenSet<string> words) =>
        Enumerable.Range(from, to - from).Any(i => words.Contains(analysis.Tokens[i].Folded));
}
