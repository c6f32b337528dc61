using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>Social moves and commands with courtesy and talk around them, and questions that only look like one.</summary>
public class MoveTests
{
    private const string Question = "Who built the Ash Bridge?";

    [Theory]
    [InlineData("Thank you kindly!", "thank")]
    [InlineData("Thank you ever so much, that was very kind of you.", "thank")]
    [InlineData("Lovely, thanks dear.", "thank")]
    [InlineData("Many thanks indeed, you've been most helpful.", "thank")]
    [InlineData("Much obliged. My wife will be pleased.", "thank")]
    [InlineData("Splendid. Just what I was after.", "thank")]
    [InlineData("You are a star!", "thank")]
    [InlineData("cheers pal", "thank")]
    [InlineData("Hello from Leeds!", "greet")]
    [InlineData("I'm off to bed, good night!", "bye")]
    [InlineData("Sorry, wrong window.", "apology")]
    [InlineData("morning!", "greet")]
    [InlineData("Good afternoon to you, sir.", "greet")]
    [InlineData("Hi, nice to meet you.", "greet")]
    [InlineData("Thanks for all your help. I must be off now, goodbye!", "bye")]
    [InlineData("That will be all, thank you.", "bye")]
    [InlineData("I'm sorry, my mistake.", "apology")]
    [InlineData("Oh, I did not know that.", "remark")]
    public void A_social_move_is_known_by_its_words_in_any_order(string utterance, string intent)
    {
        var reply = BridgeTown.Ask(Question, utterance);
        Assert.Equal((ReplyStatus.Smalltalk, intent), (reply.Status, reply.Intent));
    }

    [Theory]
    [InlineData("Which sections do you have, please?", "sections")]
    [InlineData("Good morning. I am new to this. Which sections do you have?", "sections")]
    [InlineData("show me the sections first please", "sections")]
    [InlineData("Could you tell me which topics you cover altogether?", "sections")]
    [InlineData("Hello, I am not good with computers. What can you do?", "help")]
    [InlineData("And where does that come from? I like to know the source.", "source")]
    [InlineData("Where did you find what you told me about the bridge?", "source")]
    [InlineData("And which section was that in, if I may ask?", "source")]
    [InlineData("How do you know that? My professor insists on it.", "source")]
    [InlineData("Could I have the exact place in the text, please?", "source")]
    [InlineData("Under which heading does this stand, for my records?", "source")]
    [InlineData("Give me an overview of the sections please, I want to browse a little.", "sections")]
    [InlineData("What can I read here?", "sections")]
    [InlineData("Oh dear, poor man. Where do you get that?", "source")]
    [InlineData("Could you say that again, please? I am hard of hearing.", "repeat")]
    [InlineData("That's interesting. Can you tell me a little more about it?", "more")]
    [InlineData("ok thanks. start over please", "start-over")]
    [InlineData("Thanks! And why did you give me that answer, if I may ask?", "why-answer")]
    public void A_command_is_carried_out_whatever_courtesy_stands_around_it(string utterance, string intent) =>
        Assert.Equal(intent, BridgeTown.Ask(Question, utterance).Intent);

    [Theory]
    [InlineData("Who thanked Odila Bramm?")]
    [InlineData("Thank you, and who closed the Low Mill?")]
    [InlineData("What section of the population uses the ferry?")]
    [InlineData("Where does the money come from?")]
    [InlineData("What are the sources of the money?")]
    [InlineData("Which sections of the town burnt?")]
    [InlineData("Good morning. When did Henk Sorrel die?")]
    [InlineData("Did Henk Sorrel say sorry?")]
    [InlineData("Is that the source of the river?")]
    [InlineData("I am new to this. Who was it that started over?")]
    [InlineData("Where did Lena Dorn find that?")]
    [InlineData("Thanks, and the reason?")]
    [InlineData("Thanks, and in 1904?")]
    [InlineData("Which place did Lena Dorn praise?")]
    [InlineData("Cheers, I meant the Wick Bridge.")]
    public void A_question_about_the_subject_is_no_move(string utterance)
    {
        var reply = BridgeTown.Ask(Question, utterance);
        Assert.DoesNotContain(reply.Intent, new[] { "thank", "greet", "bye", "apology", "remark", "source", "sections", "help", "repeat", "start-over", "more" });
    }

    [Fact]
    public void Two_commands_at_once_are_none() => Assert.NotEqual(ReplyStatus.Command, BridgeTown.Ask(Question, "Start over. Show me the sections.").Status);
}
