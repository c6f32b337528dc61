using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class IngestTests : IDisposable
{
    private static readonly string General = Path.Combine(AppContext.BaseDirectory, "dialogs-data");

    private readonly string folder = Directory.CreateTempSubdirectory("ingest").FullName;

    public IngestTests() => File.WriteAllText(In("mill.txt"), "= Tarn Mill =\n\nTarn Mill is a mill in Osby. It was built by Greta Falk in 1883.\n\n== Fire ==\nThe mill burned in 1911. Falk lost 40 horses.\n");

    [Fact]
    public async Task A_document_becomes_a_folder_that_answers()
    {
        var made = await Outcome.Of("", "ingest", In("mill.txt"), "--out", In("data"), "--data", General);
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Contains("4 sentences", made.Out, StringComparison.Ordinal);

        var asked = await Outcome.Of("", "ask", "--data", In("data"), "How many horses did Falk lose?");
        Assert.Equal(0, asked.ExitCode);
        Assert.Contains("Falk lost 40 horses. [1]", asked.Out, StringComparison.Ordinal);
        Assert.Contains("Tarn Mill, Fire, paragraph 1, sentence 2", asked.Out, StringComparison.Ordinal);

        var refused = await Outcome.Of("", "ask", "--data", In("data"), "Who painted the ceiling?");
        Assert.Equal(1, refused.ExitCode);
    }

    [Fact]
    public async Task The_reply_names_the_documents_subject()
    {
        await Outcome.Of("", "ingest", In("mill.txt"), "--out", In("data"), "--data", General);
        var outcome = await Outcome.Of("", "ask", "--data", In("data"), "hello");
        Assert.Contains("Tarn Mill", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_made_has_no_problems()
    {
        await Outcome.Of("", "ingest", In("mill.txt"), "--out", In("data"), "--data", General);
        var outcome = await Outcome.Of("", "validate", "--data", In("data"), "--documents", folder);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.EndsWith("0 problems", outcome.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_speed_is_measured_with_questions_of_a_file()
    {
        await Outcome.Of("", "ingest", In("mill.txt"), "--out", In("data"), "--data", General);
        var without = await Outcome.Of("", "bench", "--data", In("data"));
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("--questions", without.Error, StringComparison.Ordinal);

        File.WriteAllText(In("questions.txt"), "When did the mill burn?\n\nWho built Tarn Mill?\n");
        var outcome = await Outcome.Of("", "bench", "--data", In("data"), "--questions", In("questions.txt"), "--rounds", "1");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2 questions", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.txt", "cannot be read")]
    [InlineData("empty.txt", "no paragraph")]
    public async Task A_document_that_cannot_be_used_is_named(string file, string problem)
    {
        File.WriteAllText(In("empty.txt"), "= Nothing =\n");
        var outcome = await Outcome.Of("", "ingest", In(file), In("mill.txt"), "--out", In("data"), "--data", General);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(file, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("data")));
    }

    [Fact]
    public async Task A_folder_in_use_is_left_alone()
    {
        var outcome = await Outcome.Of("", "ingest", In("mill.txt"), "--out", folder, "--data", General);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("new or empty", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["mill.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);
}
