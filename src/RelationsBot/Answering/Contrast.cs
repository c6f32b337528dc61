using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What is named only to be set aside: "not ended but made longer", "by ship instead of by air", "two rather than three".</summary>
internal static class Contrast
{
    private const int Longest = 7;

    /// <summary>Index of the "but" that a "not" looks forward to, or -1: what stands between them is denied, not the question.</summary>
    public static int EndOf(IReadOnlyList<Token> tokens, int not, int to)
    {
        if (tokens[not].Folded != "not")
            return -1;
        for (var i = not + 2; i < to && i <= not + Longest; i++)
        {
            if (tokens[i].Folded == "but")
                return i + 1 < to && !FunctionWords.Auxiliaries.Contains(tokens[i + 1].Folded) && !FunctionWords.Interrogatives.Contains(tokens[i + 1].Folded) ? i : -1;
        }

        return -1;
    }

    /// <summary>Whether two words set aside what follows them.</summary>
    public static bool Opens(string? before, string word) => (before, word) is ("instead", "of") or ("rather", "than");
}
