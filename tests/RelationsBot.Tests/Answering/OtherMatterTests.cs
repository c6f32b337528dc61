using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>What a question half fits: two matters alike, a matter that is only pointed to, what belongs to somebody else.</summary>
public class OtherMatterTests
{
    [Theory]
    [InlineData("When did Japan open a consulate in Pyongyang?")]
    [InlineData("What did the British prime minister say about the 1998 rocket?")]
    public void What_fits_two_matters_alike_is_told_of_neither(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Fact]
    public void Further_reading_does_not_answer_who_asks_for_the_matter() => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask("Which ships does North Korea own?").Status);

    [Fact]
    public void Further_reading_answers_who_asks_for_it() => Assert.Contains("ghost ships", ShippedStore.Ask("Which related article is about ghost ships?").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("When did the Japanese prime minister visit North Korea?", "17 September 2002")]
    [InlineData("When did the deputy prime minister of Japan visit North Korea?", "September 1990")]
    public void A_deputy_is_not_who_he_stands_in_for(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("What percentage of North Koreans dislike Japan's influence?")]
    [InlineData("What share of North Koreans regard the influence of Japan negatively?")]
    public void What_belongs_to_one_is_not_told_of_another(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("Poll of 2017: what share of the Japanese sees North Korea negatively?")]
    [InlineData("Summit 2005, who met Kim Jong Il?")]
    public void A_time_named_before_the_question_counts(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("Summit 2002, who met Kim Jong Il?", "Junichiro Koizumi")]
    [InlineData("It is 2024 and I still ask: who met Kim Jong Il?", "Junichiro Koizumi")]
    public void A_time_that_is_told_or_only_talk_does_not_hinder(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("How many Koreans had reached North Korea by late 1960?", "almost 50,000 Korean residents")]
    public void What_is_told_up_to_a_time_answers_who_asks_up_to_it(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);
}
