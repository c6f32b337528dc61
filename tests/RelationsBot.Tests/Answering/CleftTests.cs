using RelationsBot.Answering;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Questions that lift out what they ask for, and statements with a question that only points to them.</summary>
public class CleftTests
{
    [Theory]
    [InlineData("Who was it that built the Ash Bridge?", "Who built the Ash Bridge?")]
    [InlineData("Who was it who closed the Low Mill?", "Who closed the Low Mill?")]
    [InlineData("Who was it that Odila Bramm met in Ostery?", "Whom did Odila Bramm meet in Ostery?")]
    [InlineData("Who was it Odila Bramm met in Ostery?", "Whom did Odila Bramm meet in Ostery?")]
    [InlineData("Which engineer was it that built the Ash Bridge?", "Which engineer built the Ash Bridge?")]
    [InlineData("What was it that Henk Sorrel founded?", "What did Henk Sorrel found?")]
    [InlineData("Was it Tavo Kestrel who built the Ash Bridge?", "Did Tavo Kestrel build the Ash Bridge?")]
    [InlineData("Was it Henk Sorrel who built the Ash Bridge?", "Did Henk Sorrel build the Ash Bridge?")]
    [InlineData("Was it in 1904 that Odila Bramm visited Ostery?", "Did Odila Bramm visit Ostery in 1904?")]
    [InlineData("Was it in 1908 that Odila Bramm visited Ostery?", "Did Odila Bramm visit Ostery in 1908?")]
    [InlineData("It was Tavo Kestrel who built the Ash Bridge, wasn't it?", "Did Tavo Kestrel build the Ash Bridge?")]
    [InlineData("It was Henk Sorrel who built the Ash Bridge, wasn't it?", "Did Henk Sorrel build the Ash Bridge?")]
    [InlineData("Who might it have been that closed the Low Mill?", "Who closed the Low Mill?")]
    [InlineData("Would I be right in thinking that Henk Sorrel founded the Low Mill?", "Is it right that Henk Sorrel founded the Low Mill?")]
    [InlineData("Am I right to think that Tavo Kestrel founded the Low Mill?", "Is it right that Tavo Kestrel founded the Low Mill?")]
    [InlineData("Henk Sorrel founded the Low Mill, did he not?", "Did Henk Sorrel found the Low Mill?")]
    public void It_is_read_as_the_plain_question(string lifted, string plain) =>
        Assert.Equal(BridgeTown.Ask(plain).Text, BridgeTown.Ask(lifted).Text);

    [Theory]
    [InlineData("who was it that the hackers impersonated", "whom did the hackers impersonate")]
    [InlineData("what was it they could not agree on", "what could they not agree on")]
    [InlineData("what is it that the mayor refuses to give", "what does the mayor refuse to give")]
    [InlineData("what was it in the play that the mayor took so badly", "what did the mayor take so badly in the play")]
    [InlineData("which mill was it that a fire destroyed", "which mill did a fire destroy")]
    [InlineData("what was it like", null)]
    [InlineData("what was it about", null)]
    [InlineData("who was it", null)]
    [InlineData("was it money", null)]
    [InlineData("was it Lind or Marsh who came", null)]
    [InlineData("is it true that he came", null)]
    [InlineData("when did it burn", null)]
    public void Only_what_is_lifted_out_is_turned(string question, string? plain)
    {
        var analysis = BridgeTown.Analyze(question);
        Assert.Equal(plain, new Cleft(BridgeTown.Data.Lexicon).Plain(analysis, 0, analysis.Tokens.Count));
    }

    [Theory]
    [InlineData("I have a note that Henk Sorrel died. Which year was that?", "When did Henk Sorrel die?")]
    [InlineData("My aunt says that Piet Sorrel closed the Low Mill. Why was that?", "Why did Piet Sorrel close the Low Mill?")]
    [InlineData("An engineer built the Ash Bridge. Who was he?", "Which engineer built the Ash Bridge?")]
    [InlineData("Somebody founded the Lantern Festival. Who was it?", "Who founded the Lantern Festival?")]
    [InlineData("Our card only says \"opening of the Wick Bridge\". Which year should I write down?", "Which year was the opening of the Wick Bridge?")]
    public void A_statement_is_asked_by_the_question_that_points_to_it(string message, string plain)
    {
        Assert.NotNull(BridgeTown.Ask(plain).Answer);
        Assert.Equal(BridgeTown.Ask(plain).Answer, BridgeTown.Ask(message).Answer);
    }

    [Theory]
    [InlineData("My aunt says that Piet Sorrel painted the Ash Bridge. When was that?")]
    [InlineData("A king visited the Low Mill. Who was he?")]
    [InlineData("Somebody thanked Odila Bramm. Who was it?")]
    [InlineData("Somebody in my street stole a bicycle. Who was it?")]
    public void What_no_fact_tells_has_no_time_and_nobody_who_did_it(string message) => Assert.Null(BridgeTown.Ask(message).Answer);

    [Theory]
    [InlineData("Shall I need my umbrella in Ostery tomorrow? I mean, what will the weather be like?")]
    [InlineData("Good morning. What time is it in Ostery?")]
    [InlineData("Can you book me a room in Ostery, please?")]
    [InlineData("Do I need a ticket for the Ash Bridge?")]
    public void The_askers_own_affairs_are_out_of_scope(string message) =>
        Assert.Equal((ReplyStatus.NotFound, Refusal.OutOfScope), (BridgeTown.Ask(message).Status, BridgeTown.Ask(message).Refusal));
}
