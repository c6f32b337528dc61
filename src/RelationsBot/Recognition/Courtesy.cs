using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Recognises the courtesy around a question or a move: what leads up to it, what is added behind it, sentences that say nothing
/// besides. Which words that are stands in the data. Immutable.
/// </summary>
internal sealed class Courtesy
{
    private const string LeadIn = "lead-in";
    private const string Tail = "tail";
    private const string Aside = "aside";
    private const string Resuming = "resume";

    // So many courtesies may stand in a row.
    private const int Most = 4;

    /// <summary>The intents of its rules.</summary>
    public static readonly FrozenSet<string> Intents = new[] { LeadIn, Tail, Aside, Resuming }.ToFrozenSet();

    /// <summary>Intents of moves that say nothing but how one stands to the other; of several the first of these counts.</summary>
    public static readonly IReadOnlyList<string> Social = ["bye", "thank", "apology", "greet", "remark"];

    private readonly Dictionary<string, IntentRecognizer> recognizers;
    private readonly IntentRecognizer intents;
    private readonly Lexicon lexicon;

    public Courtesy(IReadOnlyList<IntentRule> rules, IReadOnlyDictionary<string, Slot> slots, IntentRecognizer intents, Lexicon lexicon)
    {
        this.intents = intents;
        recognizers = Intents.ToDictionary(i => i, i => new IntentRecognizer([.. rules.Where(r => r.Intent == i)], slots));
        this.lexicon = lexicon;
    }

    /// <summary>The recogniser of the rules of one intent.</summary>
    public IntentRecognizer RecognizerOf(string intent) => recognizers[intent];

    /// <summary>Whether a range says nothing but courtesy.</summary>
    public bool IsAside(Analysis analysis, int from, int to) =>
        recognizers[Aside].Recognize(analysis.Tokens, from, to, analysis.Mentions) is not null || Leading(analysis, from, to).Any(i => IsEmpty(analysis, i, to));

    /// <summary>Whether a range says nothing but courtesy, thanks and the like, as a whole or between its commas.</summary>
    public bool IsPolite(Analysis analysis, int from, int to)
    {
        return Is(from, to) || (Pieces(analysis, from, to).ToList() is { Count: > 1 } pieces && pieces.TrueForAll(p => Is(p.From, p.To)));

        bool Is(int first, int end) => IsAside(analysis, first, end) || (intents.Recognize(analysis.Tokens, first, end, analysis.Mentions) is { } match && Social.Contains(match.Rule.Intent));
    }

    /// <summary>What stands between the commas, dashes and the like of a range.</summary>
    public static IEnumerable<(int From, int To)> Pieces(Analysis analysis, int from, int to) =>
        Cut(analysis, from, to, t => t.Kind == TokenKind.Mark && t.Text is not ("'" or "-" or "\""));

    /// <summary>What stands between the marks of a range that part it, where there is a word.</summary>
    public static IEnumerable<(int From, int To)> Cut(Analysis analysis, int from, int to, Func<Token, bool> parts)
    {
        var first = from;
        for (var i = from; i <= to; i++)
        {
            if (i < to && !(parts(analysis.Tokens[i]) && !analysis.Mentions.Covers(i)))
                continue;
            if (analysis.Tokens.Skip(first).Take(i - first).Any(t => t.Kind != TokenKind.Mark))
                yield return (first, i);
            first = i + 1;
        }
    }

    /// <summary>Where a range may begin, courtesy left out: as it stands first, then behind more and more of it.</summary>
    public IEnumerable<int> Leading(Analysis analysis, int from, int to)
    {
        yield return from;
        for (var found = 0; found < Most && from < to; found++)
        {
            var next = BehindMark(analysis, from, to);
            if (next == from)
                next = recognizers[LeadIn].Recognize(analysis.Tokens, from, to, analysis.Mentions) is { } match ? match.Tokens[^1] + 1 : BehindFiller(analysis, from, to);
            if (next == from)
                break;
            yield return from = BehindMark(analysis, next, to);
        }
    }

    /// <summary>Where a range may end, courtesy left out: as it stands first, then before more and more of it.</summary>
    public IEnumerable<int> Trailing(Analysis analysis, int from, int to)
    {
        yield return to;
        for (var found = 0; found < Most && recognizers[Tail].Recognize(analysis.Tokens, from, to, analysis.Mentions) is { } match && match.First > from; found++)
        {
            to = match.First;
            while (to > from && analysis.Tokens[to - 1].Kind == TokenKind.Mark)
                to--;
            yield return to;
        }
    }

    /// <summary>Index behind the words that only come back to a matter ("let us go back to the bridge"), or <paramref name="from"/> where there are none.</summary>
    public int BehindResuming(Analysis analysis, int from, int to) =>
        recognizers[Resuming].Recognize(analysis.Tokens, from, to, analysis.Mentions) is { } match && match.Tokens[^1] + 1 < to ? match.Tokens[^1] + 1 : from;

    private static bool IsEmpty(Analysis analysis, int from, int to) => analysis.Tokens.Skip(from).Take(to - from).All(t => t.Kind == TokenKind.Mark);

    private static int BehindMark(Analysis analysis, int from, int to)
    {
        while (from < to && analysis.Tokens[from].Kind == TokenKind.Mark)
            from++;
        return from;
    }

    // "could you tell me", "please": fillers of the lexicon.
    private int BehindFiller(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        if (lexicon.FillerAt(tokens, from) is { } phrase && phrase.Tokens[^1] < to)
            return phrase.Tokens[^1] + 1;
        return tokens[from].Kind == TokenKind.Word && lexicon.ClassOf(tokens[from]) == WordClass.Filler ? from + 1 : from;
    }
}
