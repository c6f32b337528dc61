using RelationsBot.Answering;
using Xunit;

namespace RelationsBot.Tests.Answering;

public class CoordinationTests
{
    [Theory]
    [InlineData("When were the Ash Bridge and the Wick Bridge opened?", "7 June 1885; 1 May 1926")]
    [InlineData("What did Odila Bramm and Henk Sorrel found?", "Lantern Festival; Low Mill")]
    public void Two_of_a_kind_are_answered_each_by_a_fact_of_its_own(string question, string answer)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(answer, reply.Answer);
        Assert.Equal([1, 2], reply.Citations.Select(c => c.Number));
    }

    [Fact]
    public void One_fact_of_both_answers_once()
    {
        var reply = BridgeTown.Ask("When did Velmar and Ostery agree on a toll?");
        Assert.Equal("9 September 1904", reply.Answer);
        Assert.Single(reply.Citations);
    }

    [Fact]
    public void Where_one_of_the_two_is_not_told_half_an_answer_is_none() =>
        Assert.Null(BridgeTown.Ask("What did Tavo Kestrel and Piet Sorrel found?").Answer);

    [Theory]
    [InlineData("What happened in 1905 and 1912?", "1912", "1905")]
    [InlineData("When did Odila Bramm and Lena Dorn speak?", "Lena Dorn", "Odila Bramm")]
    public void Each_of_two_is_asked_without_the_other(string question, string missingInOne, string missingInOther)
    {
        var split = Coordination.Split(BridgeTown.Bot.Read(question), BridgeTown.Analyze(question).Tokens);
        Assert.NotNull(split);
        Assert.DoesNotContain(split.Value.One.Terms, t => t.Text == missingInOne);
        Assert.Contains(split.Value.One.Terms, t => t.Text.EndsWith(missingInOther, StringComparison.Ordinal));
        Assert.DoesNotContain(split.Value.Other.Terms, t => t.Text == missingInOther);
    }

    [Theory]
    [InlineData("How long was it between Odila Bramm and Lena Dorn?")]
    [InlineData("Who met Lena Dorn?")]
    [InlineData("When did Odila Bramm meet Lena Dorn?")]
    [InlineData("Did Odila Bramm visit Ostery in 1901?")]
    public void What_no_and_joins_is_one(string question) =>
        Assert.Null(Coordination.Split(BridgeTown.Bot.Read(question), BridgeTown.Analyze(question).Tokens));
}
