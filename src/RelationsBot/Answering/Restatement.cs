using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Finds where a question is asked once more in other words, behind a comma: "Why did they take her, what was it for?". The second
/// wording tells facts apart, but need not be answered too.
/// </summary>
internal static class Restatement
{
    private const int LeastAsked = 4;

    /// <summary>Index of the comma before it, or the end of the sentence where there is none.</summary>
    public static int StartOf(IReadOnlyList<Token> tokens, int from, int to)
    {
        var first = from < to && FunctionWords.Prepositions.Contains(tokens[from].Folded) ? from + 1 : from;
        if (first >= to || !IsAsking(tokens, first, to))
            return to;
        for (var i = first + LeastAsked; i + 3 < to; i++)
        {
            if (tokens[i].Text == "," && AsksAgain(tokens, i + 1, to))
                return i;
        }

        return to;
    }

    // "When he came there, …" is a clause of time.
    private static bool IsAsking(IReadOnlyList<Token> tokens, int first, int to) =>
        FunctionWords.Interrogatives.Contains(tokens[first].Folded) && !LeadingClause.IsOfTime(tokens, first, to);

    // "…, what did he", "…, is it so": turned round as a question is, which "who was taken" and "where they met" are not; a choice adds what is asked.
    private static bool AsksAgain(IReadOnlyList<Token> tokens, int i, int to)
    {
        var auxiliary = tokens[i].Folded is "what" or "why" or "how" ? i + 1 : -1;
        var opens = auxiliary > 0 ? FunctionWords.Auxiliaries.Contains(tokens[auxiliary].Folded) : FunctionWords.Auxiliaries.Contains(tokens[i].Folded) && FunctionWords.Pointing.Contains(tokens[i + 1].Folded);
        return opens && !tokens.Skip(i).Take(to - i).Any(t => t.Folded == "or");
    }
}
