using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class BenchTests
{
    [Fact]
    public async Task Figures_are_reported()
    {
        using var store = new BridgeStore();

        var outcome = await store.Run("", "bench", "--rounds", "2");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Matches(@"\Aload +\d+ ms\nturns +6 \(3 questions, 2 rounds .*\)\nwall per turn +median \d+\.\d+ ms, p99 \d+\.\d+ ms\nCPU per turn +median \d+\.\d+ ms, p99 \d+\.\d+ ms", outcome.Out);
    }
}
