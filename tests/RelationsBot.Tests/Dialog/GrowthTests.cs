using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>What a turn costs grows no faster than what it reads, whatever is typed.</summary>
public class GrowthTests : GrowthContract
{
    private static readonly Conversation Begun = ShippedStore.Bot.Take(Conversation.Empty, "When did Koizumi first go to Pyongyang?").Conversation;

    /// <summary>Where everything is still read. Bytes allocated stand for the cost: unlike its time they are the same in every run.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_long_question_allocates_no_more_than_in_proportion(string shape)
    {
        var of = HostileShapes.All.Single(s => s.Name == shape).Of;
        var (few, many) = (Allocated(of(250)), Allocated(of(2_000)));
        Assert.True(many <= 14 * few, $"8 times the length costs {(double)many / few:F1} times as much ({few:N0} and {many:N0} bytes)");
    }

    /// <summary>A state is read and stored in every turn.</summary>
    [Fact]
    public void A_conversation_of_long_messages_leaves_a_small_state()
    {
        var conversation = Conversation.Empty;
        for (var i = 0; i < 12; i++)
            conversation = ShippedStore.Bot.Take(conversation, new string('x', 31_000) + ". When did Koizumi first go to Pyongyang?").Conversation;
        Assert.Equal(8, conversation.Turns.Count);
        Assert.InRange(conversation.ToJson().Length, 1, 32_000);
    }

    [Fact]
    public void There_are_forty_shapes() => Assert.True(HostileShapes.All.DistinctBy(s => s.Name).Count() >= 40);

    protected override TimeSpan Cost(string utterance, int runs) => CpuClock.Least(runs, () => Turn(utterance));

    private static long Allocated(string utterance)
    {
        Turn(utterance);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Turn(utterance);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // A first question, and one that is read over the one before it.
    private static void Turn(string utterance)
    {
        ShippedStore.Bot.Take(Conversation.Empty, utterance);
        ShippedStore.Bot.Take(Begun, utterance);
    }
}
