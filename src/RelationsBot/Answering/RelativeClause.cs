using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Tells the verb of a clause that only describes a noun from the question's own: "Why did the talks which began then fail?". Only where
/// "do" or a modal stands before it is the question's verb sure to be another one, behind it.
/// </summary>
internal static class RelativeClause
{
    private static readonly string[] Openers = ["who", "which", "that"];

    /// <summary>Whether a verb stands right behind the word that opens such a clause, or describes a noun without one.</summary>
    /// <param name="tokens">The tokens of the utterance.</param>
    /// <param name="auxiliary">Index of the question's auxiliary, or -1.</param>
    /// <param name="verb">Index of the verb.</param>
    public static bool Holds(IReadOnlyList<Token> tokens, int auxiliary, int verb)
    {
        if (auxiliary < 0 || !FunctionWords.DoSupport.Contains(tokens[auxiliary].Folded))
            return false;
        if (IsParticiple(tokens, auxiliary, verb))
            return true;
        var opener = verb - 1;
        while (opener > auxiliary && (FunctionWords.Auxiliaries.Contains(tokens[opener].Folded) || tokens[opener].Folded.EndsWith("ly", StringComparison.Ordinal)))
            opener--;
        return opener > auxiliary + 1 && Openers.Contains(tokens[opener].Folded) && tokens[opener - 1].Kind == TokenKind.Word;
    }

    // "Why did the talks begun then fail?": behind "did" the question's own verb has its plain form.
    private static bool IsParticiple(IReadOnlyList<Token> tokens, int auxiliary, int verb) =>
        verb > auxiliary + 1 && tokens[auxiliary].Folded is "do" or "does" or "did" && !tokens[verb].Lemmas.Contains(tokens[verb].Folded);
}
