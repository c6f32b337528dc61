using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string[] Verbs = ["ask", "chat", "explain", "validate", "teams-package", "bench"];

    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Help_mentions_every_verb_and_gives_examples()
    {
        var outcome = await Outcome.Of("", "--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Contains("relationsbot [command]", outcome.Out, StringComparison.Ordinal);
        Assert.All(Verbs, verb => Assert.Contains($"\n  {verb} ", outcome.Out, StringComparison.Ordinal));
        Assert.Contains("Examples:", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("chat")]
    [InlineData("explain")]
    [InlineData("validate")]
    [InlineData("teams-package")]
    [InlineData("bench")]
    public async Task Help_of_a_verb_has_examples_of_it_and_the_global_options(string verb)
    {
        var outcome = await Outcome.Of("", verb, "--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        var examples = outcome.Out[outcome.Out.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains("relationsbot " + verb, examples, StringComparison.Ordinal);
        Assert.Contains("--data <FOLDER>", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("--documents <FOLDER>", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("answer", "me")]
    [InlineData("ask")]
    [InlineData("ask", "--jsonl", "a question")]
    [InlineData("ask", "--jsnl", "a question")]
    [InlineData("ask", "a question", "-x")]
    [InlineData("ask", "a question", "--data")]
    [InlineData("ask", "a question", "--documents", "/there/is/no/such/folder")]
    [InlineData("explain")]
    [InlineData("explain", "a question", "--before", "another")]
    [InlineData("chat", "--fast")]
    [InlineData("validate", "everything")]
    [InlineData("bench", "--rounds", "0")]
    [InlineData("bench", "--rounds", "many")]
    [InlineData("--data", "folder")]
    public async Task A_wrong_command_line_is_refused_on_standard_error(params string[] args)
    {
        var outcome = await Outcome.Of("", args);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Out);
        Assert.StartsWith("relationsbot: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--help", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "Hello!")]
    [InlineData("ask", "--jsonl")]
    [InlineData("chat")]
    [InlineData("explain", "Hello!")]
    [InlineData("bench")]
    public async Task A_missing_data_folder_is_named(params string[] args)
    {
        var outcome = await Outcome.Of("", [.. args, "--data", Path.Combine(store.Folder, "nowhere")]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Out);
        Assert.Contains("nowhere", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("does not exist", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "Hello!")]
    [InlineData("ask", "--jsonl")]
    [InlineData("chat")]
    [InlineData("explain", "Hello!")]
    [InlineData("bench")]
    public async Task Of_a_broken_data_folder_every_problem_is_listed(params string[] args)
    {
        store.Remove("slots.yaml");
        store.Append("sources.yaml", "  colour: red\n");
        store.Append("events.yaml", "  kinds: [twice]\n");

        var outcome = await store.Run("Hello!\n", args);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Out);
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("slots.yaml: ", StringComparison.Ordinal));
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("sources.yaml(9): ", StringComparison.Ordinal));
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("events.yaml(", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_of_the_program_is_reported_once()
    {
        using var error = new StringWriter();
        var terminal = new Terminal(new BrokenReader(), TextWriter.Null, error);

        var exitCode = await CommandLine.Run(["ask", "--jsonl", "--data", store.Folder], terminal, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Fault, exitCode);
        Assert.Contains("please report it", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "--jsonl")]
    [InlineData("chat")]
    public async Task An_interrupt_ends_a_run_that_waits_for_input(params string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        using var reader = new WaitingReader(onWait: interrupted.Cancel);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exitCode = await CommandLine.Run([.. args, "--data", store.Folder], new Terminal(reader, output, error), interrupted.Token);
        reader.Release();

        Assert.Equal(ExitCode.Interrupted, exitCode);
        Assert.Empty(output.ToString());
        Assert.Empty(error.ToString());
    }

    private sealed class BrokenReader : TextReader
    {
        public override string? ReadLine() => throw new InvalidCastException("broken");
    }

    private sealed class WaitingReader(Action onWait) : TextReader
    {
        private readonly ManualResetEventSlim released = new();

        public override string? ReadLine()
        {
            onWait();
            released.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            return null;
        }

        public void Release() => released.Set();
    }
}
