using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>What follows a question back, in the invented town.</summary>
public class PickTests
{
    [Theory]
    [InlineData("7")]
    [InlineData("the ninth one")]
    public void A_number_beyond_what_was_offered_is_asked_back_and_the_choices_stay(string tooMany)
    {
        var replies = BridgeTown.Talk("Sorrel", tooMany, "the second one");
        Assert.Equal(ReplyStatus.Clarify, replies[0].Status);
        Assert.Equal(ReplyStatus.Clarify, replies[1].Status);
        Assert.Equal(replies[0].Suggestions, replies[1].Suggestions);
        Assert.Equal(ReplyStatus.Answered, replies[2].Status);
    }

    [Fact]
    public void The_other_one_is_the_one_that_was_not_picked()
    {
        var replies = BridgeTown.Talk("Sorrel", "Henk", "no, the other one");
        Assert.Contains("Henk Sorrel", replies[1].Body, StringComparison.Ordinal);
        Assert.Equal("mill-closed", replies[2].Citations[0].EntryId);
    }

    [Fact]
    public void With_nothing_offered_there_is_no_other_one()
    {
        var reply = BridgeTown.Ask("When was the Ash Bridge opened?", "no, the other one");
        Assert.Equal(ReplyStatus.NotFound, reply.Status);
        Assert.Empty(reply.Citations);
    }

    [Fact]
    public void A_new_question_drops_what_was_offered() =>
        Assert.Equal("7 June 1885", BridgeTown.Ask("Sorrel", "When was the Ash Bridge opened?").Answer);

    [Fact]
    public void What_was_not_understood_leaves_the_choices()
    {
        var replies = BridgeTown.Talk("Sorrel", "blorp?", "2");
        Assert.Equal(ReplyStatus.NotFound, replies[1].Status);
        Assert.Equal(ReplyStatus.Answered, replies[2].Status);
    }

    [Theory]
    [InlineData("no, I meant the Sorrel who founded the mill", "Henk Sorrel")]
    [InlineData("I meant the Sorrel who closed the mill", "Piet Sorrel")]
    public void Of_two_who_bear_a_name_a_correction_tells_which(string correction, string name) =>
        Assert.Contains(name, BridgeTown.Ask("Who met Lena Dorn?", correction).Body, StringComparison.Ordinal);

    [Fact]
    public void A_list_stays_pickable_after_a_pick()
    {
        var replies = BridgeTown.Talk("timeline between 1880 and 1890", "the second one", "the first one");
        Assert.Equal("ash-bridge-built", replies[1].Citations[0].EntryId);
        Assert.Equal("ferry-drowned", replies[2].Citations[0].EntryId);
    }
}
