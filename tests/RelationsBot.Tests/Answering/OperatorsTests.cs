using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>What is worked out from two facts of the invented town.</summary>
public class OperatorsTests
{
    [Theory]
    [InlineData("How many years lay between the Liss Accord and the fire?", "about 27 years (9 September 1904 to 30 November 1931)")]
    [InlineData("How many years lay between the fire and the Liss Accord?", "about 27 years (9 September 1904 to 30 November 1931)")]
    [InlineData("How long after the Liss Accord was the fire?", "about 27 years (9 September 1904 to 30 November 1931)")]
    [InlineData("How many weeks lay between Bramm's visits to Ostery?", "about 171 weeks (12 May 1901 to 20 August 1904)")]
    [InlineData("How long was it between Bramm's two visits to Ostery?", "about 3 years (12 May 1901 to 20 August 1904)")]
    public void The_time_between_two_happenings_is_worked_out(string question, string answer)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.Equal(answer, reply.Answer);
    }

    [Theory]
    [InlineData("Which came first, the Liss Accord or the fire?", "accord-signed", "9 September 1904")]
    [InlineData("Which came first, the fire or the Liss Accord?", "accord-signed", "9 September 1904")]
    [InlineData("Which came last, the Liss Accord or the fire?", "mill-closed", "30 November 1931")]
    [InlineData("Which was smaller, the cost of the Wick Bridge or the debt of Velmar to Ostery?", "wick-bridge-built", "300 crowns")]
    [InlineData("Which was bigger, the debt of Velmar to Ostery or the cost of the Wick Bridge?", "velmar-debt", "900 crowns")]
    public void Of_two_the_one_that_is_asked_for_is_named_with_what_decides(string question, string entry, string value)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.EndsWith($"({value})", reply.Answer, StringComparison.Ordinal);
        Assert.Contains(reply.Citations, c => c.EntryId == entry);
        Assert.Equal(2, reply.Citations.Select(c => c.EntryId).Distinct().Count());
    }

    [Theory]
    [InlineData("Did the founding of the Low Mill happen before the Liss Accord?", "Yes")]
    [InlineData("Did the Liss Accord happen before the founding of the Low Mill?", "No")]
    [InlineData("Was the fire later than the Liss Accord?", "Yes")]
    [InlineData("Was the fire earlier than the Liss Accord?", "No")]
    public void Whether_one_happened_before_or_after_the_other_is_told_from_both(string question, string answer)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(answer, reply.Answer);
        Assert.Equal(2, reply.Citations.Count);
    }

    [Theory]
    [InlineData("Take away those who saw a second bridge favourably and unfavourably in the vote: what share is left?")]
    [InlineData("In the vote on a second bridge, what percentage was left?")]
    public void The_share_that_is_left_is_what_the_shares_of_one_event_leave_of_a_hundred(string question) =>
        Assert.Equal("15% (100% − 55% − 30%)", BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("How long between the moon landing and the fire?")]
    [InlineData("Which came first, the moon landing or the fire?")]
    [InlineData("Did the moon landing happen before the fire?")]
    [InlineData("Did the fire happen before the moon landing?")]
    public void Where_one_part_is_unknown_there_is_no_result(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);

    [Theory]
    [InlineData("Which came first, the meeting of the mayors or Bramm's first visit to Ostery?")]
    [InlineData("Was the meeting of the mayors earlier than Bramm's first visit to Ostery?")]
    public void What_fell_on_the_same_day_has_no_order(string question) => Assert.DoesNotContain(BridgeTown.Ask(question).Intent, (string[])["order", "before"]);

    [Theory]
    [InlineData("How many people died when the ferry sank?")]
    [InlineData("What happened between 1880 and 1890?")]
    [InlineData("When was the Ash Bridge opened?")]
    [InlineData("Which bridge is bigger?")]
    public void Other_questions_have_no_operator(string question)
    {
        var analysis = BridgeTown.Analyze(question);
        Assert.DoesNotContain(BridgeTown.Ask(question).Trace, l => l.StartsWith("operator:", StringComparison.Ordinal));
        Assert.Null(BridgeTown.Bot.OperatorRules.Recognize(analysis.Tokens, 0, analysis.Tokens.Count, analysis.Mentions));
    }
}
