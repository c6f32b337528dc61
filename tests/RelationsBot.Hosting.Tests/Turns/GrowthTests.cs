using RelationsBot.BotFramework.Schema;
using RelationsBot.Tests;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

/// <summary>The whole turn, from activity to activities, costs no more than in proportion to what was typed.</summary>
public class GrowthTests : GrowthContract
{
    // In Teams, where mentions are cut out of the text first.
    protected override TimeSpan Cost(string utterance, int runs)
    {
        var turns = Turns.Over(Turns.Storage());
        var mention = new Entity { Type = "mention" };
        var incoming = Turns.InTeams(Turns.Message(id: null, utterance)) with { Entities = [mention] };
        return CpuClock.Least(runs, () =>
        {
            var turn = turns.TakeAsync(incoming, CancellationToken.None);
            Assert.True(turn.IsCompletedSuccessfully, "the clock is of this thread");
        });
    }
}
