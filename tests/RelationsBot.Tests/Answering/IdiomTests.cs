using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Idioms that a question parts by its subject, and what a bare question word asks for; each with what must be refused.</summary>
public class IdiomTests
{
    [Theory]
    [InlineData("What was North Korea short of?", "food")]
    [InlineData("With whom was Japan in league in the Cold War?", "United States")]
    [InlineData("Under whom did relations get better in the 1970s?", "Kakuei Tanaka")]
    [InlineData("Who is sending cash to people in North Korea?", "relatives in Japan")]
    [InlineData("When was the North going to test missiles in 2023?", "31 May 2023")]
    [InlineData("Who asked Mr. Trump to bring up the issue?", "Shinzo Abe")]
    [InlineData("How does Japan see North Korea?", "critical threat")]
    public void What_an_idiom_asks_for_is_answered(string question, string answer) => Assert.Contains(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("What was South Korea short of?")]
    [InlineData("With whom was South Korea in league in the Cold War?")]
    [InlineData("Under whom did relations get better in the 1930s?")]
    [InlineData("Who is sending cash to people in China?")]
    [InlineData("When was the South going to test missiles in 2023?")]
    [InlineData("Who asked Mr. Kishida to bring up the issue?")]
    [InlineData("How does China see North Korea?")]
    public void What_is_told_of_others_is_refused(string question) => Assert.NotEqual(ReplyStatus.Answered, ShippedStore.Ask(question).Status);
}
