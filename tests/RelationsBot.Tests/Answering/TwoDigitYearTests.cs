using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Two digits that no date rule takes may be the year of a fact.</summary>
public class TwoDigitYearTests
{
    [Theory]
    [InlineData("What share saw a second bridge favourably in the vote of 12?", "55%")]
    [InlineData("Who closed the Low Mill in the 31 fire?", "Piet Sorrel")]
    [InlineData("98 weavers school: who was it that founded it?", "Lena Dorn")]
    [InlineData("the school of 98, founded by whom?", "Lena Dorn")]
    public void Two_digits_may_be_the_year_of_the_fact(string question, string answer) => Assert.Equal(answer, BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("What share saw a second bridge favourably in the vote of 13?")]
    [InlineData("Who closed the Low Mill in the 32 fire?")]
    [InlineData("the school of 99, founded by whom?")]
    public void Of_another_year_they_rule_the_fact_out(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);
}
