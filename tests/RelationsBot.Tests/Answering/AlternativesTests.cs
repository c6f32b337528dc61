using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

public class AlternativesTests
{
    [Theory]
    [InlineData("Was the Lantern Festival founded by Odila Bramm or Lena Dorn?", "Odila Bramm")]
    [InlineData("Was the Lantern Festival founded by Lena Dorn or Odila Bramm?", "Odila Bramm")]
    [InlineData("Did Kestrel build the Ash Bridge or the Wick Bridge?", "Ash Bridge")]
    [InlineData("Was it Tavo Kestrel or Henk Sorrel who founded the Low Mill?", "Henk Sorrel")]
    public void The_alternative_that_a_fact_bears_out_is_chosen(string question, string answer)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.Equal(answer, reply.Answer);
    }

    [Fact]
    public void Of_two_times_the_fact_of_the_right_one_is_told()
    {
        var reply = BridgeTown.Ask("Did Henk Sorrel die in 1905 or 1899?");
        Assert.Equal("sorrel-died", reply.Citations.Single().EntryId);
        Assert.NotEqual("Yes", reply.Answer);
    }

    [Theory]
    [InlineData("Was the Low Mill closed by Lena Dorn or Tavo Kestrel?")]
    [InlineData("Did Lena Dorn or Tavo Kestrel found the Lantern Festival?")]
    public void Where_no_fact_bears_out_either_none_is_chosen(string question)
    {
        var reply = BridgeTown.Ask(question);
        Assert.DoesNotContain(reply.Answer, (string?[])["Lena Dorn", "Tavo Kestrel", "Yes", "No"]);
    }
}
