using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Tells the verb of a clause that only describes a noun from the question's own: "Why did the talks which began then fail?". Only where
/// "do" or a modal stands before it is the question's verb sure to be another one, behind it.
/// </summary>
internal static class RelativeClause
{
    private static readonly string[] Openers = ["who", "which", "that"];

    /// <summary>Whether a verb behind "did" has another than its plain form, so that it describes a noun: "Why did the talks begun then fail?".</summary>
    /// <param name="tokens">The tokens of the utterance.</param>
    /// <param name="auxiliary">Index of the question's auxiliary, or -1.</param>
    /// <param name="verb">Index of the verb.</param>
    public static bool IsParticiple(IReadOnlyList<Token> tokens, int auxiliary, int verb) =>
        auxiliary >= 0 && verb > auxiliary + 1 && tokens[auxiliary].Folded is "do" or "does" or "did" && !tokens[verb].Lemmas.Contains(tokens[verb].Folded);

    /// <summary>Whether a verb stands right behind the word that opens such a clause.</summary>
    /// <param name="tokens">The tokens of the utterance.</param>
    /// <param name="auxiliary">Index of the question's auxiliary, or -1.</param>
    /// <param name="verb">Index of the verb.</param>
    public static bool Holds(IReadOnlyList<Token> tokens, int auxiliary, int verb)
    {
        if (auxiliary < 0 || !FunctionWords.DoSupport.Contains(tokens[auxiliary].Folded))
            return false;
        var opener = verb - 1;
        while (opener > auxiliary && (FunctionWords.Auxiliaries.Contains(tokens[opener].Folded) || tokens[opener].Folded.EndsWith("ly", StringComparison.Ordinal)))
            opener--;
        return opener > auxiliary + 1 && Openers.Contains(tokens[opener].Folded) && tokens[opener - 1].Kind == TokenKind.Word;
    }
}
