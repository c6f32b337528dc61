namespace RelationsBot.Knowledge;

/// <summary>A source document: what it is and its outline, without its text.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Title">As shown to a reader.</param>
/// <param name="Revision">Which revision it is ("earlier", "later"), or null.</param>
/// <param name="Address">Public address, or null.</param>
/// <param name="Licence">Licence of the text, or null.</param>
/// <param name="Sections">In order of the text.</param>
/// <param name="IsIngested">Whether its entries were derived from its text: their statements are its own sentences.</param>
public sealed record Document(string Id, string Title, string? Revision, string? Address, string? Licence, IReadOnlyList<Section> Sections, bool IsIngested = false)
{
    /// <summary>The section with a heading, or null.</summary>
    public Section? Section(string heading) => Sections.FirstOrDefault(s => s.Heading == heading);

    /// <summary>Public address of a section, or of the whole where the section has no anchor; null without an address.</summary>
    public string? AddressOf(string heading) =>
        Address is null ? null : Section(heading)?.Anchor is { Length: > 0 } anchor ? $"{Address}#{anchor}" : Address;
}

/// <summary>A section of a document.</summary>
/// <param name="Heading">Its heading; "Lead" before the first.</param>
/// <param name="Parents">Headings above it, outermost first.</param>
/// <param name="Anchor">Fragment of the public address, or null.</param>
/// <param name="Paragraphs">In order; empty where only subsections hold text.</param>
public sealed record Section(string Heading, IReadOnlyList<string> Parents, string? Anchor, IReadOnlyList<Paragraph> Paragraphs);

/// <summary>A paragraph of a section.</summary>
/// <param name="Sentences">How many sentences it has, at least 1.</param>
/// <param name="Sha256">Hash of its text, lower-case hex; runs of white space count as one space.</param>
public sealed record Paragraph(int Sentences, string Sha256);
