using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>What hangs on the turns before, in the invented town.</summary>
public class FollowUpTests
{
    [Fact]
    public void That_woman_is_who_was_answered_before_who_acts()
    {
        Assert.Equal("12 May 1901", BridgeTown.Ask("Who did Odila Bramm meet?", "When did that woman praise the Ash Bridge?").Answer);
        Assert.Equal("a school for weavers", BridgeTown.Ask("Who did Odila Bramm meet?", "What did that woman found?").Answer);
        Assert.Equal("Lantern Festival", BridgeTown.Ask("Who met Lena Dorn?", "What did that woman found?").Answer);
    }

    [Theory]
    [InlineData("why the first one?", "to talk about a toll")]
    [InlineData("why the second one?", "to see its market hall")]
    [InlineData("why the last one?", "to see its market hall")]
    public void Of_what_took_place_several_times_an_ordinal_means_that_time(string followUp, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask("When did Odila Bramm visit Ostery?", followUp).Answer);

    [Fact]
    public void A_time_beyond_the_last_has_no_answer() => Assert.Null(BridgeTown.Ask("When did Odila Bramm visit Ostery?", "why the third one?").Answer);

    [Theory]
    [InlineData("out of how many?")]
    [InlineData("from how many?")]
    [InlineData("how many in total?")]
    public void Of_a_part_the_whole_is_the_other_number_of_the_same_fact(string followUp)
    {
        var reply = BridgeTown.Ask("How many people died when the ferry sank?", followUp);
        Assert.Equal("14 people on board", reply.Answer);
        Assert.Equal("ferry-drowned", reply.Citations.Single().EntryId);
    }

    [Fact]
    public void Where_only_one_number_is_told_the_fact_is_told_again_without_another()
    {
        var reply = BridgeTown.Ask("How many lanterns did Ostery send Velmar?", "out of how many?");
        Assert.Equal("ostery-lanterns", reply.Citations.Single().EntryId);
        Assert.DoesNotContain(reply.Lines, l => l.Kind == LineKind.Answer);
    }

    [Fact]
    public void Out_of_how_many_with_nothing_before_has_no_answer() => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("out of how many?").Status);

    [Fact]
    public void The_others_are_those_whose_number_is_the_rest()
    {
        var reply = BridgeTown.Ask("How many people died when the ferry sank?", "and the others?");
        Assert.Equal("ferry-returned", reply.Citations.Single().EntryId);
    }

    [Fact]
    public void Where_no_number_is_the_rest_no_other_fact_is_told_as_if_it_were() =>
        Assert.DoesNotContain(BridgeTown.Ask("How many lanterns did Ostery send Velmar?", "and the others?").Citations, c => c.EntryId != "ostery-lanterns");

    [Theory]
    [InlineData("How many people visited the Lantern Festival in 1910?", "no, I meant 1917", "2,500")]
    [InlineData("How many people visited the Lantern Festival in 1910?", "and in 1917?", "2,500")]
    [InlineData("When was the Ash Bridge opened?", "no, I meant when the Wick Bridge was opened", "1 May 1926")]
    [InlineData("Why was the Low Mill closed?", "No, I meant why it was founded", "to grind the corn of the valley")]
    public void A_correction_in_words_asks_the_question_once_more(string question, string correction, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask(question, correction).Answer);

    [Fact]
    public void A_timeline_keeps_to_the_dates_it_is_asked_for()
    {
        var reply = BridgeTown.Ask("timeline between 1880 and 1890");
        Assert.Equal(["4 November 1883", "7 June 1885"], reply.Lines.Where(l => l.Kind == LineKind.Item).Select(l => l.Label));
    }

    [Fact]
    public void A_timeline_of_a_time_without_anything_has_nothing() => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("timeline of 1955").Status);

    [Fact]
    public void More_goes_on_with_a_list_until_something_else_is_asked()
    {
        var listed = BridgeTown.Talk("timeline", "tell me more");
        Assert.Empty(listed[0].Citations.Select(c => c.EntryId).Intersect(listed[1].Citations.Select(c => c.EntryId)));
        Assert.True(listed[1].Citations.Count > 1);
        var left = BridgeTown.Ask("timeline", "Who founded the Low Mill?", "tell me more");
        Assert.All(left.Citations, c => Assert.Equal("The mill", c.Section));
        Assert.NotEmpty(left.Citations);
    }
}
