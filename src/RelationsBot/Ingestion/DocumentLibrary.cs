using RelationsBot.DialogsData;
using RelationsBot.Knowledge;

namespace RelationsBot.Ingestion;

/// <summary>
/// The source documents that an operator has laid beside the bot, recognised by the hashes of their paragraphs. A document whose
/// text differs from the store's outline is reported and not quoted. Immutable and safe for use by several threads.
/// </summary>
public sealed class DocumentLibrary
{
    private readonly Dictionary<string, DocumentText> texts = [];
    private readonly Dictionary<string, IReadOnlyList<DataProblem>> changes = [];
    private readonly List<DataProblem> warnings = [];

    private DocumentLibrary()
    {
    }

    /// <summary>
    /// What the folder holds besides: files that cannot be read, that are unknown, that stand there twice, or that are a changed version of a
    /// document, one warning for each paragraph that differs.
    /// </summary>
    public IReadOnlyList<DataProblem> Warnings => warnings;

    /// <summary>Ids of the documents that are there as the store knows them.</summary>
    public IReadOnlyCollection<string> Documents => texts.Keys;

    /// <summary>Reads every <c>.txt</c> file of a folder, without its subfolders.</summary>
    /// <param name="folder">Path of the folder; a missing one is a warning.</param>
    /// <param name="documents">The store's documents.</param>
    public static DocumentLibrary Load(string folder, IReadOnlyList<Document> documents)
    {
        var library = new DocumentLibrary();
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or System.Security.SecurityException)
        {
            library.warnings.Add(new DataProblem(folder, 0, "the folder of documents cannot be read: " + e.Message));
            return library;
        }

        foreach (var file in files)
        {
            if (DocumentReader.ReadFile(file, library.warnings) is { } text)
                library.Add(Path.GetFileName(file), text, documents);
        }

        library.CloseChanges();
        return library;
    }

    /// <summary>A library of texts at hand, by file name.</summary>
    internal static DocumentLibrary Of(IEnumerable<(string Name, DocumentText Text)> texts, IReadOnlyList<Document> documents)
    {
        var library = new DocumentLibrary();
        foreach (var (name, text) in texts)
            library.Add(name, text, documents);
        library.CloseChanges();
        return library;
    }

    /// <summary>The text of a document, or null where it is missing or changed.</summary>
    public DocumentText? Text(string documentId) => texts.GetValueOrDefault(documentId);

    /// <summary>The source's own sentence at a place, or null where the document is missing or changed or has no such place.</summary>
    public string? Quote(Place place) =>
        Paragraph(place) is { } paragraph && place.Sentence >= 1 && place.Sentence <= paragraph.Sentences.Count ? paragraph.Sentences[place.Sentence - 1].Text : null;

    /// <summary>The paragraph of a place, or null.</summary>
    internal ParagraphText? Paragraph(Place place) =>
        Text(place.Document)?.Section(place.Section) is { } section && place.Paragraph >= 1 && place.Paragraph <= section.Paragraphs.Count
            ? section.Paragraphs[place.Paragraph - 1]
            : null;

    /// <summary>How the folder's nearest text differs from a document that it lacks; empty where no file resembles it.</summary>
    internal IReadOnlyList<DataProblem> ChangesOf(string documentId) => changes.GetValueOrDefault(documentId) ?? [];

    private void Add(string file, DocumentText text, IReadOnlyList<Document> documents)
    {
        // Revisions share paragraphs: only the whole outline tells which of them this is.
        if (documents.FirstOrDefault(d => IsSame(d, text)) is { } same)
        {
            if (!texts.TryAdd(same.Id, text))
                warnings.Add(new DataProblem(file, 0, $"another copy of document '{same.Id}'"));
            return;
        }

        var hashes = text.Sections.SelectMany(s => s.Paragraphs).Select(p => p.Sha256).ToHashSet();
        var nearest = documents
            .Select(d => (Document: d, Hashes: d.Sections.SelectMany(s => s.Paragraphs).Select(p => p.Sha256).ToList()))
            .Select(d => (d.Document, Share: d.Hashes.Count == 0 ? 0 : (double)d.Hashes.Count(hashes.Contains) / Math.Max(d.Hashes.Count, hashes.Count)))
            .OrderByDescending(d => d.Share)
            .FirstOrDefault();
        if (nearest.Share < 1 / 3.0)
        {
            warnings.Add(new DataProblem(file, 0, "none of the store's documents: its text is not used"));
            return;
        }

        changes[nearest.Document.Id] = [.. Differences(file, nearest.Document, text)];
    }

    // A changed copy beside the true one is worth a warning too.
    private void CloseChanges()
    {
        foreach (var (_, differences) in changes.OrderBy(c => c.Key, StringComparer.Ordinal))
            warnings.AddRange(differences);
    }

    private static bool IsSame(Document document, DocumentText text)
    {
        if (document.Sections.Count != text.Sections.Count)
            return false;
        foreach (var (known, section) in document.Sections.Zip(text.Sections))
        {
            if (known.Heading != section.Heading || !known.Paragraphs.Select(p => p.Sha256).SequenceEqual(section.Paragraphs.Select(p => p.Sha256)))
                return false;
        }

        return true;
    }

    private static IEnumerable<DataProblem> Differences(string file, Document document, DocumentText text)
    {
        yield return new DataProblem(file, 0, $"a changed version of document '{document.Id}': its text is not quoted");
        foreach (var section in text.Sections)
        {
            if (document.Section(section.Heading) is not { } known)
            {
                yield return new DataProblem(file, section.Paragraphs.Count == 0 ? 0 : section.Paragraphs[0].Line, $"document '{document.Id}' has no section '{section.Heading}'");
                continue;
            }

            for (var i = 0; i < section.Paragraphs.Count; i++)
            {
                var paragraph = section.Paragraphs[i];
                if (i >= known.Paragraphs.Count)
                    yield return new DataProblem(file, paragraph.Line, $"paragraph '{section.Heading}/{i + 1}' is more than the section's {known.Paragraphs.Count} in document '{document.Id}'");
                else if (paragraph.Sha256 != known.Paragraphs[i].Sha256)
                    yield return new DataProblem(file, paragraph.Line, $"paragraph '{section.Heading}/{i + 1}' differs: expected hash {known.Paragraphs[i].Sha256}, found {paragraph.Sha256}");
            }

            if (section.Paragraphs.Count < known.Paragraphs.Count)
                yield return new DataProblem(file, 0, $"section '{section.Heading}' has {section.Paragraphs.Count} paragraphs; document '{document.Id}' has {known.Paragraphs.Count}");
        }

        foreach (var missing in document.Sections.Where(s => text.Section(s.Heading) is null))
            yield return new DataProblem(file, 0, $"section '{missing.Heading}' of document '{document.Id}' is missing");
    }
}
