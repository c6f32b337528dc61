namespace RelationsBot.Ingestion;

/// <summary>A name as it stands in a sentence.</summary>
/// <param name="Sentence">Number of its sentence in the document, from 0.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Text">As written, without a title before it and a final "'s".</param>
/// <param name="Key">Its words folded, with blanks between: what makes two mentions the same name.</param>
/// <param name="Title">The title before it ("general"), folded, or null.</param>
internal sealed record NameMention(int Sentence, int First, int End, string Text, string Key, string? Title)
{
    /// <summary>Its words, folded.</summary>
    public IReadOnlyList<string> Words { get; } = Key.Split(' ');
}
