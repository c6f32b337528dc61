using Xunit;

namespace RelationsBot.Tests;

/// <summary>What a turn costs grows no faster than what was typed, whatever that is. Each way to take a turn derives a class.</summary>
public abstract class GrowthContract
{
    private const double Most = 12;
    private const int Attempts = 8;

    public static IEnumerable<TheoryDataRow<string>> Shapes => HostileShapes.All.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Eight_times_the_length_costs_at_most_twelve_times_the_time(string shape)
    {
        var of = HostileShapes.All.Single(s => s.Name == shape).Of;
        var least = double.MaxValue;

        // What else runs on the machine takes caches and clock rate away for a while: the two are measured one right after the other, and
        // again when it seems too much. What grows with the square costs 64 times as much and never passes.
        for (var attempt = 0; attempt < Attempts && least > Most; attempt++)
            least = Math.Min(least, Cost(of(32_000), 3) / Cost(of(4_000), 5));
        Assert.True(least <= Most, $"{least:F1} times as much");
    }

    /// <summary>The least CPU time of several runs.</summary>
    protected abstract TimeSpan Cost(string utterance, int runs);
}
