using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Pronouns that point to what the same message says before.</summary>
public class AntecedentTests
{
    [Theory]
    [InlineData("Henk Sorrel founded the Low Mill. When did he die?", "henk-sorrel")]
    [InlineData("Back to Lena Dorn. What did she praise?", "lena-dorn")]
    [InlineData("Let's talk about the Low Mill. Who closed it?", "low-mill")]
    public void What_is_said_before_the_question_is_what_its_pronoun_means(string message, string entity)
    {
        var reading = BridgeTown.Bot.Read(message);
        Assert.True(reading.HasAntecedent);
        Assert.Empty(reading.Anaphora);
        Assert.Contains(reading.Terms, t => t.EntityIds.Contains(entity) && !t.IsContext);
    }

    [Theory]
    [InlineData("When did he die?")]
    [InlineData("The Low Mill burnt. When did he die?")]
    public void A_person_is_no_thing(string message)
    {
        var reading = BridgeTown.Bot.Read(message);
        Assert.False(reading.HasAntecedent);
        Assert.Equal(["he"], reading.Anaphora);
    }

    [Fact]
    public void It_goes_before_what_was_talked_about_earlier()
    {
        Assert.Equal("Ash Bridge", BridgeTown.Ask("Who founded the Lantern Festival?", "Back to Lena Dorn. What did she praise?").Answer);
        Assert.Equal("1899", BridgeTown.Ask("Who closed the Low Mill?", "Henk Sorrel founded the Low Mill. When did he die?").Answer);
    }
}
