using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Finds what only says behind a question in which form its answer is wanted: "the founder's sister, name?", "who led it - name, spelt right",
/// "the date of the treaty, need day and month".
/// </summary>
internal static class RequestTail
{
    private static readonly FrozenSet<string> Wanted = new[] { "name", "names", "spelt", "spelled", "spelling" }.ToFrozenSet();
    private static readonly FrozenSet<string> Fineness = new[] { "day", "month", "year" }.ToFrozenSet();
    private static readonly FrozenSet<string> Needing = new[] { "need", "needed", "wanted" }.ToFrozenSet();
    private static readonly FrozenSet<string> Around = new[] { "full", "right", "correctly", "properly", "exact", "exactly", "just", "only", "please", "the", "a", "an", "and", "his", "her", "their", "its", "i", "we" }.ToFrozenSet();

    /// <summary>Index where such a tail begins behind a mark, or <paramref name="to"/> where there is none.</summary>
    public static int StartOf(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from + 2; i < to - 1; i++)
        {
            if (tokens[i].Text is "," or "-" or "–" or "—" && Holds(tokens, i + 1, to))
                return i;
        }

        return to;
    }

    /// <summary>Whether some tokens say nothing but that.</summary>
    public static bool Holds(IReadOnlyList<Token> tokens, int from, int to)
    {
        var (wants, needs) = (false, false);
        for (var i = from; i < to; i++)
        {
            var word = tokens[i].Folded;
            if (tokens[i].Kind == TokenKind.Mark || Around.Contains(word))
                continue;
            if (!Wanted.Contains(word) && !Fineness.Contains(word) && !Needing.Contains(word))
                return false;
            wants |= !Needing.Contains(word) && (Wanted.Contains(word) || needs);
            needs |= Needing.Contains(word);
        }

        return wants;
    }
}
