using RelationsBot.BotFramework.Schema;
using RelationsBot.Tests;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

/// <summary>The whole turn, from activity to activities, costs no more than in proportion to what was typed.</summary>
public class GrowthTests
{
    public static IEnumerable<TheoryDataRow<string>> Shapes => HostileShapes.All.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Eight_times_the_length_costs_at_most_twelve_times_the_time(string shape)
    {
        var of = HostileShapes.All.Single(s => s.Name == shape).Of;
        var (few, many) = (Cost(of(4_000), 5), Cost(of(32_000), 3));
        Assert.True(many <= 12 * few, $"{many / few:F1} times as much ({few.TotalMilliseconds:F2} and {many.TotalMilliseconds:F2} ms)");
    }

    // In Teams, where mentions are cut out of the text first.
    private static TimeSpan Cost(string text, int runs)
    {
        var turns = Turns.Over(Turns.Storage());
        var mention = new Entity { Type = "mention" };
        var incoming = Turns.InTeams(Turns.Message(id: null, text)) with { Entities = [mention] };
        return CpuClock.Least(runs, () =>
        {
            var turn = turns.TakeAsync(incoming, CancellationToken.None);
            Assert.True(turn.IsCompletedSuccessfully, "the clock is of this thread");
        });
    }
}
