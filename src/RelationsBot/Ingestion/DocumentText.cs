using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>The text of a document, cut into sections, paragraphs and sentences as places name them. Immutable.</summary>
/// <param name="Title">Its title line, or the file's name where it has none.</param>
/// <param name="Sections">In order of the text; "Lead" first where text stands before the first heading.</param>
public sealed record DocumentText(string Title, IReadOnlyList<SectionText> Sections)
{
    /// <summary>The first section with a heading, or null.</summary>
    public SectionText? Section(string heading) => Sections.FirstOrDefault(s => s.Heading == heading);
}

/// <summary>The text of a section, without its subsections.</summary>
/// <param name="Heading">Its heading; "Lead" before the first.</param>
/// <param name="Parents">Headings above it, outermost first.</param>
/// <param name="Paragraphs">In order; empty where only subsections hold text.</param>
public sealed record SectionText(string Heading, IReadOnlyList<string> Parents, IReadOnlyList<ParagraphText> Paragraphs);

/// <summary>A paragraph, or one item of a list.</summary>
/// <param name="Text">Its text, trimmed, each run of white space as one space; a list item without its mark.</param>
/// <param name="Sentences">At least one, in order.</param>
/// <param name="Sha256">Hash of the text, as an outline gives it.</param>
/// <param name="Line">Line of the file at which it begins, from 1.</param>
public sealed record ParagraphText(string Text, IReadOnlyList<SentenceText> Sentences, string Sha256, int Line);

/// <summary>A sentence of a paragraph.</summary>
/// <param name="Text">Its text, end mark and closing quotes included.</param>
/// <param name="Span">Where it stands in the paragraph's text.</param>
public sealed record SentenceText(string Text, Span Span);
