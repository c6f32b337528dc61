using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Questions about a matter in which something else was done, or by others, than they suppose.</summary>
public class MeantOtherwiseTests
{
    [Theory]
    [InlineData("What did Kishida write back to Kim Jong Un's telegram?")]
    [InlineData("When was the employee's system defended?")]
    [InlineData("Did Kim Jong Un reduce a telegram of condolence to Fumio Kishida in 2024?")]
    public void Where_another_deed_is_told_of_it_no_other_matter_answers(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("Who sent a telegram to Kishida?", "Kim Jong Un")]
    [InlineData("When was the employee's system compromised?", "2024")]
    public void The_deed_that_is_told_is_answered(string question, string answer) => Assert.Contains(answer, ShippedStore.Ask(question).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Did Choe Son Hui say that a dialogue with North Korea has no significance to Tokyo?")]
    [InlineData("Did North Korea seek to foster support for Japan within North Korea?")]
    [InlineData("Did Choe Son Hui say that Japan's position is to refuse any communication with Pyongyang?")]
    public void What_is_exchanged_in_a_phrase_is_never_yes(string question) => Assert.NotEqual("Yes", ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("Did Choe Son Hui say that a dialogue with Tokyo has no significance to North Korea?")]
    [InlineData("Did North Korea seek to foster support for North Korea within Japan?")]
    public void As_the_phrase_has_it_it_is_answered(string question) => Assert.Equal(ReplyStatus.Answered, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("Who traded with South Korea?")]
    [InlineData("What did North Korean hackers steal from LinkedIn?")]
    [InlineData("Did North Korea's diplomatic and economic isolation lead to Russia?")]
    public void Who_is_only_named_around_a_fact_has_no_part_in_it(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Fact]
    public void What_is_told_of_the_very_time_comes_before_what_is_told_of_a_longer_one() =>
        Assert.Contains("significance", ShippedStore.Ask("What was Pyongyang's attitude to talks with Tokyo at the end of March 2024?").Answer, StringComparison.Ordinal);
}
