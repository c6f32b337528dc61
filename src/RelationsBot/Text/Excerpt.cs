namespace RelationsBot.Text;

/// <summary>
/// What is read of a long message: whole sentences from its beginning and from its end. So a turn costs no more than a bounded number of
/// words, however long a text somebody pastes before or behind a question.
/// </summary>
internal static class Excerpt
{
    /// <summary>Most words and marks that are read. Nobody asks in so many: it is more than a page of a book.</summary>
    public const int MostPieces = 500;

    /// <summary>The excerpt, the text itself where it is short enough; null where its last sentence alone is too long.</summary>
    /// <param name="text">Cleaned text.</param>
    public static string? Of(string text)
    {
        var starts = PieceStarts(text);
        if (starts.Count <= MostPieces)
            return text;

        // A sentence that is cut may say the opposite of the whole one.
        var tail = SentenceStart(text, starts[^(MostPieces / 2)]);
        if (tail == text.Length)
            tail = SentenceStart(text, starts[^MostPieces]);
        if (tail == text.Length)
            return null;
        var head = text.LastIndexOf(' ', starts[MostPieces / 2]);
        while (head > 0 && !EndsSentence(text[head - 1]))
            head = text.LastIndexOf(' ', head - 1);
        return head > 0 && starts[^(MostPieces / 2)] <= tail ? text[..(head + 1)] + text[tail..] : text[tail..];
    }

    /// <summary>Where words and marks begin; at least as many as the tokenizer finds.</summary>
    private static List<int> PieceStarts(string text)
    {
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' && !(i > 0 && IsOfWord(text[i]) && IsOfWord(text[i - 1])))
                starts.Add(i);
        }

        return starts;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036f';

    // The first place from an index on where a sentence begins; the length of the text where none does.
    private static int SentenceStart(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (i > 1 && text[i] != ' ' && text[i - 1] == ' ' && EndsSentence(text[i - 2]))
                return i;
        }

        return text.Length;
    }

    private static bool EndsSentence(char c) => c is '.' or '!' or '?';
}
