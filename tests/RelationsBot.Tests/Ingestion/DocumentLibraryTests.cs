using RelationsBot.Ingestion;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class DocumentLibraryTests
{
    private const string Shared = "The ferry runs on Sundays. It is free.";
    private const string Later = "= Lake =\n\nThe lake is deep. It is cold.\n\n== Boats ==\n" + Shared + "\n\nThere are 12 boats.";
    private const string Earlier = "The lake is shallow.\n" + Shared;

    private readonly Document[] documents = [Outline("later", Later), Outline("earlier", Earlier)];

    [Fact]
    public void Each_file_is_recognised_by_its_whole_outline()
    {
        var library = Library(("b.txt", Later), ("a.txt", Earlier));
        Assert.Empty(library.Warnings);
        Assert.Equal("There are 12 boats.", library.Quote(new Place("later", "Boats", 2, 1)));
        Assert.Equal("It is free.", library.Quote(new Place("earlier", "Lead", 2, 2)));
        Assert.Equal("Lake", library.Text("later")!.Title);
    }

    [Fact]
    public void Line_ends_and_blanks_of_a_copy_do_not_matter() =>
        Assert.Empty(Library(("b.txt", Later.Replace("\n", "\r\n\r\n", StringComparison.Ordinal).Replace("is deep", "is  deep", StringComparison.Ordinal))).Warnings);

    [Theory]
    [InlineData("later", "Boats", 3, 1)]
    [InlineData("later", "Boats", 2, 2)]
    [InlineData("later", "Fish", 1, 1)]
    [InlineData("other", "Lead", 1, 1)]
    [InlineData("later", "Lead", 0, 0)]
    public void A_place_that_is_not_there_has_no_quote(string document, string section, int paragraph, int sentence) =>
        Assert.Null(Library(("b.txt", Later)).Quote(new Place(document, section, paragraph, sentence)));

    [Fact]
    public void A_changed_document_is_reported_by_paragraph_and_not_quoted()
    {
        var library = Library(("b.txt", Later.Replace("12 boats", "13 boats", StringComparison.Ordinal)));
        Assert.Null(library.Text("later"));
        Assert.Null(library.Quote(new Place("later", "Lead", 1, 1)));
        Assert.Contains(library.Warnings, w => w.Message.Contains("changed version of document 'later'", StringComparison.Ordinal));
        Assert.Equal(8, Assert.Single(library.Warnings, w => w.Message.Contains("'Boats/2'", StringComparison.Ordinal)).Line);
    }

    [Fact]
    public void Added_and_missing_parts_are_reported()
    {
        var library = Library(("b.txt", Later + "\n\nA new one.\n\n== Fish ==\nNo fish."), ("a.txt", "The lake is shallow."));
        Assert.Contains(library.Warnings, w => w.Message.Contains("'Boats/3' is more", StringComparison.Ordinal));
        Assert.Contains(library.Warnings, w => w.Message.Contains("no section 'Fish'", StringComparison.Ordinal));
        Assert.Contains(library.Warnings, w => w.File == "a.txt" && w.Message.Contains("has 1 paragraphs", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_files_and_second_copies_are_reported()
    {
        var library = Library(("a.txt", Later), ("b.txt", Later), ("c.txt", "Something else."));
        Assert.Equal(["b.txt", "c.txt"], library.Warnings.Select(w => w.File));
        Assert.NotNull(library.Text("later"));
    }

    [Fact]
    public void A_missing_folder_is_a_warning()
    {
        var library = DocumentLibrary.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), documents);
        Assert.Single(library.Warnings);
        Assert.Empty(library.Documents);
    }

    [Fact]
    public void A_folder_is_read_file_by_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "lake.txt"), Later);
            File.WriteAllText(Path.Combine(folder.FullName, "README.md"), "Not a document.");
            File.WriteAllBytes(Path.Combine(folder.FullName, "odd.txt"), [0x41, 0xc3, 0x28]);
            var library = DocumentLibrary.Load(folder.FullName, documents);
            Assert.Equal(["later"], library.Documents);
            Assert.Equal("odd.txt", Assert.Single(library.Warnings).File);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private DocumentLibrary Library(params (string Name, string Text)[] files) =>
        DocumentLibrary.Of(files.Select(f => (f.Name, DocumentReader.Read(f.Text, f.Name, [])!)), documents);

    private static Document Outline(string id, string text)
    {
        var read = DocumentReader.Read(text, id, [])!;
        return new Document(id, id, null, null, null,
            [.. read.Sections.Select(s => new Section(s.Heading, s.Parents, null, [.. s.Paragraphs.Select(p => new Paragraph(p.Sentences.Count, p.Sha256))]))]);
    }
}
