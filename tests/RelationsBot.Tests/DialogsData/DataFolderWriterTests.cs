using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Tests.Ingestion;
using Xunit;

namespace RelationsBot.Tests.DialogsData;

public sealed class DataFolderWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("written").FullName;

    [Fact]
    public void What_is_written_reads_as_it_was()
    {
        DataFolderWriter.Write(LighthouseText.Data.Store, Repository.Data, folder);
        var (written, read) = (LighthouseText.Data.Store, DataFolder.Load(folder).Store);
        Assert.Equal(written.Entries.Select(e => e.Statement), read.Entries.Select(e => e.Statement));
        Assert.Equal(written.Entries.Select(e => e.LeadIn), read.Entries.Select(e => e.LeadIn));
        Assert.Equal(written.Entries.Select(e => string.Join(' ', e.Places)), read.Entries.Select(e => string.Join(' ', e.Places)));
        Assert.Equal(written.Entries.Select(e => e.When?.Edtf), read.Entries.Select(e => e.When?.Edtf));
        Assert.Equal(Values(written), Values(read));
        Assert.Equal(written.Entities.Values.Select(Told).Order(StringComparer.Ordinal), read.Entities.Values.Select(Told).Order(StringComparer.Ordinal));
        Assert.All(read.Documents, d => Assert.True(d.IsIngested));
    }

    [Theory]
    [InlineData("Who designed Corrin Lighthouse?")]
    [InlineData("When did the Petrel sink?")]
    [InlineData("Who founded the Harbour Board?")]
    public void The_folder_answers_as_the_documents_did(string question)
    {
        DataFolderWriter.Write(LighthouseText.Data.Store, Repository.Data, folder);
        Assert.Equal(
            new Bot(LighthouseText.Data).Take(Conversation.Empty, question).Reply.Text,
            Bot.Load(folder).Take(Conversation.Empty, question).Reply.Text);
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        var error = Assert.Throws<IOException>(() => DataFolderWriter.Write(LighthouseText.Data.Store, Repository.Data, folder));
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Values(RelationsBot.Knowledge.KnowledgeStore store) =>
        store.Entries.SelectMany(e => e.Propositions).SelectMany(p => p.Roles.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => r.Value).Concat(p.Claimants).Select(v => $"{p.Mode} {v.Text}/{v.EntityId}/{v.Value}/{v.Of}/{v.Limit}"));

    private static string Told(RelationsBot.Knowledge.Entity entity) => $"{entity.Id} {entity.Name} {entity.Type} {string.Join(',', entity.Aliases)} {string.Join(',', entity.Kinds)} {entity.IsSubject}";
}
