using RelationsBot.Ingestion;
using RelationsBot.Validation;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class SharedSourcesTests
{
    [Fact]
    public void The_source_documents_are_recognised_and_cut_as_the_outline_says()
    {
        var folder = SharedSources.Folder;
        var documents = SharedSources.Data().Store.Documents;
        var library = DocumentLibrary.Load(folder, documents);
        Assert.Empty(library.Warnings);
        Assert.All(documents, document => Assert.Equal(
            document.Sections.SelectMany(s => s.Paragraphs.Select(p => (s.Heading, p.Sentences, p.Sha256))),
            library.Text(document.Id)!.Sections.SelectMany(s => s.Paragraphs.Select(p => (s.Heading, p.Sentences.Count, p.Sha256)))));
    }

    [Fact]
    public void Every_statement_is_true_to_the_source_documents()
    {
        var folder = SharedSources.Folder;
        var data = SharedSources.Data();
        Assert.Empty(StoreValidation.Check(data, DocumentLibrary.Load(folder, data.Store.Documents)));
    }

    [Fact]
    public void Every_sentence_of_the_documents_is_cited() => Assert.Empty(CoverageReport.Of(SharedSources.Data().Store).UncitedSentences);
}
