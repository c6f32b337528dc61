using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>What stands around a question and asks for nothing itself.</summary>
public class QuestionTailTests
{
    [Theory]
    [InlineData("kim jong uns sister, the one sounding upbeat on japan. name?", "Kim Yo Jong")]
    [InlineData("kim il sungs birthdate, need day month year", "15 April 1912")]
    public void In_which_form_the_answer_is_wanted(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Fact]
    public void What_only_concedes_need_not_be_told()
    {
        var reply = ShippedStore.Ask("Did Tokyo say it would bring down every North Korean missile no matter where it flew?");
        Assert.NotEqual("Yes", reply.Answer);
        Assert.Contains("radius", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Under which prime minister did relations deteriorate in the years before 1971?", "Eisaku Satō")]
    public void A_unit_before_a_time_says_nothing(string question, string answer) => Assert.Contains(answer, ShippedStore.Ask(question).Answer, StringComparison.Ordinal);

    [Theory]
    [InlineData("Of the thirteen kidnapped, how many came back?", "five")]
    public void A_number_before_the_question_is_not_its_answer(string question, string answer) => Assert.Contains(answer, ShippedStore.Ask(question).Answer, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Of_two_numbers_offered_one_is() => Assert.Contains("13", ShippedStore.Ask("13 or 17 - how many kidnappings did the North admit to in 2002?").Answer, StringComparison.Ordinal);
}
