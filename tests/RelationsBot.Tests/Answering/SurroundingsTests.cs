using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>What is said around a question neither answers it nor rules its answer out.</summary>
public class SurroundingsTests
{
    private static readonly string[] Questions =
    [
        "Who built the Ash Bridge?", "When did Henk Sorrel die?", "Why did Piet Sorrel close the Low Mill?", "Where did Odila Bramm meet Lena Dorn?",

        // Nothing tells of these.
        "Who painted the Ash Bridge?", "When was Piet Sorrel born?", "Who is the king of Denmark?", "What will the weather be like?",
    ];

    public static TheoryData<string> Wrappings => new(
        "Good morning. {0}", "Hello there, {1}", "My editor wants it: {1}", "hi, quick one before the 3pm: {1}", "I had a neighbour there once. {0}", "I am new to this. {0}", "My grandson asked me this at dinner. {0}",
        "One thing I never understood: {1}", "I wonder if you could help me: {1}", "Excuse me for troubling you. {0}", "Writing a caption here. {0}", "I am eighty-one and my memory is not what it was. {0}",
        "{0} Thank you kindly.", "{0} No hurry.", "{0} My editor wants it by noon.", "{0} I looked everywhere and could not find it.", "{0} It is for my essay.",
        "{2}, by any chance?", "{2}, if you would be so kind?", "{2}, my dear?", "{2}, do you happen to know?",
        "I do apologise for asking so much, but {1}", "My daughter asked me {1}", "It is no secret, I was told, but {1}", "Oh dear, poor people. {0}", "Thanks, dear, that helps. {0}");

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void A_question_is_answered_or_refused_as_it_is_alone(string wrapping)
    {
        foreach (var question in Questions)
        {
            var message = wrapping.Replace("{0}", question, StringComparison.Ordinal).Replace("{1}", char.ToLowerInvariant(question[0]) + question[1..], StringComparison.Ordinal).Replace("{2}", question[..^1], StringComparison.Ordinal);
            Assert.Equal((question, BridgeTown.Ask(question).Text), (question, BridgeTown.Ask(message).Text));
        }
    }

    [Theory]
    [InlineData("When, if you please, did Henk Sorrel die?", "When did Henk Sorrel die?")]
    [InlineData("Who, by the way, is Lena Dorn?", "Who is Lena Dorn?")]
    public void What_is_put_into_a_question_says_nothing(string message, string question) =>
        Assert.Equal(BridgeTown.Ask(question).Text, BridgeTown.Ask(message).Text);

    [Theory]
    [InlineData("The Low Mill is my favourite. Who closed it?", "Who closed the Low Mill?")]
    [InlineData("I like the Low Mill. My editor does too. Who closed it?", "Who closed the Low Mill?")]
    public void A_scene_that_the_question_points_to_stays(string message, string question) =>
        Assert.Equal(BridgeTown.Ask(question).Answer, BridgeTown.Ask(message).Answer);

    [Theory]
    [InlineData("Why did Piet Sorrel close the Low Mill? Was it the money?", "Why did Piet Sorrel close the Low Mill?")]
    [InlineData("Who built the Ash Bridge? Was it a foreigner?", "Who built the Ash Bridge?")]
    public void A_guess_at_the_answer_is_none(string message, string question) =>
        Assert.Equal(BridgeTown.Ask(question).Text, BridgeTown.Ask(message).Text);
}
