using RelationsBot.Answering;
using Xunit;

namespace RelationsBot.Tests.Answering;

public class QuestionPartsTests
{
    [Theory]
    [InlineData("When was the Low Mill founded, and by whom?", "When was the Low Mill founded,|and by whom?")]
    [InlineData("Who founded the Low Mill and when did he die?", "Who founded the Low Mill|and when did he die?")]
    [InlineData("Who founded the Low Mill? Who closed it?", "Who founded the Low Mill?|Who closed it?")]
    [InlineData("Who founded the Low Mill? When? Why was it closed?", "Who founded the Low Mill?|When?|Why was it closed?")]
    [InlineData("Who built it & who praised it?", "Who built it|& who praised it?")]
    public void Each_question_of_a_message_stands_by_itself(string message, string questions) => Assert.Equal(questions.Split('|'), Of(message));

    [Theory]
    [InlineData("Who founded the Low Mill and the Lantern Festival?")]
    [InlineData("Who founded the Low Mill?")]
    [InlineData("Henk Sorrel founded the Low Mill. When did he die?")]
    [InlineData("Odila Bramm and who else met?")]
    [InlineData("Thanks! Who founded the Low Mill?")]
    [InlineData("Who founded the Low Mill? Thanks!")]
    public void One_question_stays_whole(string message) => Assert.Equal([message], Of(message));

    [Fact]
    public void What_seems_to_ask_more_than_three_things_is_taken_as_one()
    {
        const string three = "Who founded the Low Mill? Who closed the Low Mill? Who built the Ash Bridge?";
        Assert.Equal(3, Of(three).Count);
        Assert.Single(Of(three + " Who praised the Ash Bridge?"));
    }

    private static IReadOnlyList<string> Of(string message) =>
        new QuestionParts(BridgeTown.Data.Lexicon, BridgeTown.Bot.Intents).Of(BridgeTown.Analyze(message));
}
