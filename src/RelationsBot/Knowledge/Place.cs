using System.Globalization;

namespace RelationsBot.Knowledge;

/// <summary>A sentence of a document.</summary>
/// <param name="Document">Document id.</param>
/// <param name="Section">Deepest heading above it; "Lead" before the first heading.</param>
/// <param name="Paragraph">From 1 within the section.</param>
/// <param name="Sentence">From 1 within the paragraph.</param>
public sealed record Place(string Document, string Section, int Paragraph, int Sentence)
{
    /// <summary>Reads "document#section/paragraph/sentence"; null where the text has another form.</summary>
    public static Place? Parse(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var last = text.LastIndexOf('/');
        var middle = last > 0 ? text.LastIndexOf('/', last - 1) : -1;
        if (hash <= 0 || middle <= hash + 1
            || !int.TryParse(text.AsSpan(middle + 1, last - middle - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var paragraph)
            || !int.TryParse(text.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sentence)
            || paragraph < 1 || sentence < 1)
        {
            return null;
        }

        return new Place(text[..hash], text[(hash + 1)..middle], paragraph, sentence);
    }

    /// <summary>Whether both stand in the same paragraph.</summary>
    public bool SharesParagraphWith(Place other) => Document == other.Document && Section == other.Section && Paragraph == other.Paragraph;

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Document}#{Section}/{Paragraph}/{Sentence}");
}
