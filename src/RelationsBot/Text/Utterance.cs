namespace RelationsBot.Text;

/// <summary>What a person typed, cleaned and cut into tokens.</summary>
/// <param name="Original">As it came.</param>
/// <param name="Text">Cleaned; every span refers to it.</param>
/// <param name="Tokens">Words, numbers and marks in order.</param>
public sealed record Utterance(string Original, string Text, IReadOnlyList<Token> Tokens)
{
    /// <summary>Cleans and cuts a text.</summary>
    /// <param name="original">As it came from the channel.</param>
    /// <param name="lemmatizer">Gives the tokens their base forms.</param>
    public static Utterance Of(string original, Lemmatizer lemmatizer)
    {
        var text = TextCleaner.Clean(original);
        return new Utterance(original, text, Tokenizer.Tokenize(text, lemmatizer));
    }

    /// <summary>What stands from one token to another, as it was typed.</summary>
    /// <param name="first">Index of the first token.</param>
    /// <param name="end">Index after the last; greater than <paramref name="first"/>.</param>
    public string TextOf(int first, int end) => Text[Tokens[first].Span.Start..Tokens[end - 1].Span.End];
}
