using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Whether something was so before: only what says that it was the first time, or not, answers.</summary>
public class EarlierTimeTests
{
    [Theory]
    [InlineData("Had Odila Bramm founded a festival before?")]
    [InlineData("Had Tavo Kestrel built a bridge before?")]
    public void What_is_told_of_once_says_nothing_of_before(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);

    [Fact]
    public void Before_a_year_is_a_time_and_asks_for_no_earlier_one() => Assert.Equal(ReplyStatus.Answered, BridgeTown.Ask("Was the Low Mill founded before 1880?").Status);

    [Fact]
    public void What_was_the_first_time_answers() => Assert.Contains("first ever", ShippedStore.Ask("Had Japan held an evacuation drill before?").Text, StringComparison.Ordinal);
}
