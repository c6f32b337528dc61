using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class ValidateTests : IDisposable
{
    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Sound_data_give_their_counts()
    {
        var outcome = await store.Run("", "validate");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal("2 facts in 2 entries, 2 places, 3 entities: 0 problems", outcome.Lines[^1]);
    }

    [Fact]
    public async Task Every_problem_is_a_line_and_the_last_line_counts_them()
    {
        store.Remove("slots.yaml");
        store.Append("entries/bridge.yaml", "  colour: red\n");
        store.Write("intents/broken.yaml", "- rule: {");

        var outcome = await store.Run("", "validate");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Contains(outcome.Lines, l => l.StartsWith("slots.yaml: ", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith("entries/bridge.yaml(26): ", StringComparison.Ordinal) && l.Contains("'colour'", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith("intents/broken.yaml(", StringComparison.Ordinal));
        Assert.Equal($"{outcome.Lines.Count - 1} problems", outcome.Lines[^1]);
    }

    [Fact]
    public async Task A_missing_folder_is_a_problem()
    {
        var outcome = await Outcome.Of("", "validate", "--data", Path.Combine(store.Folder, "nowhere"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("1 problem", outcome.Lines[^1]);
    }
}
