using Xunit;

namespace RelationsBot.Tests;

/// <summary>What a turn costs grows no faster than what was typed, whatever that is. Each way to take a turn derives a class.</summary>
public abstract class GrowthContract
{
    public static IEnumerable<TheoryDataRow<string>> Shapes => HostileShapes.All.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Eight_times_the_length_costs_at_most_twelve_times_the_time(string shape)
    {
        var of = HostileShapes.All.Single(s => s.Name == shape).Of;
        var (few, many) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        // What else runs on the machine takes the caches away for a while: the least of three measurements tells what the turn costs.
        for (var attempt = 0; attempt < 3 && (attempt == 0 || many > 12 * few); attempt++)
            (few, many) = (Least(few, Cost(of(4_000), 5)), Least(many, Cost(of(32_000), 3)));
        Assert.True(many <= 12 * few, $"{many / few:F1} times as much ({few.TotalMilliseconds:F2} and {many.TotalMilliseconds:F2} ms)");
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>The least CPU time of several runs.</summary>
    protected abstract TimeSpan Cost(string utterance, int runs);
}
