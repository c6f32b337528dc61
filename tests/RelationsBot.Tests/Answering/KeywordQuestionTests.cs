using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Questions cut short to keywords: the word that says what is asked for, and words that no fact tells.</summary>
public class KeywordQuestionTests
{
    [Theory]
    [InlineData("jp nk sanctions 80s reason", "What was the reason of Japan's sanctions on North Korea in the 1980s?")]
    [InlineData("nk unpaid debts to jp firms $", "How much money were North Korea's unpaid debts to Japanese firms?")]
    [InlineData("kim jong un condolence telegram to", "To whom did Kim Jong Un send the condolence telegram?")]
    [InlineData("the interview movie abt", "What is the movie The Interview about?")]
    [InlineData("first round jan 1991 lasted", "How long did the first round of January 1991 last?")]
    [InlineData("what % of jp ppl dislike nk", "What percentage of Japanese people dislike North Korea?")]
    public void It_is_answered_as_the_question_written_out(string keywords, string question) =>
        Assert.Equal(ShippedStore.Ask(question).Citations, ShippedStore.Ask(keywords).Citations);

    [Theory]
    [InlineData("missile model nk fired nov 2022")]
    [InlineData("magnitude sea of japan quake 2024")]
    [InlineData("fuel aid tonnes yongbyon deal")]
    [InlineData("taepodong 98 launch site")]
    [InlineData("nam il visit tokyo")]
    public void What_no_fact_tells_is_refused(string keywords) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(keywords).Status);
}
