using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Whose people did something, and to whose people it was done.</summary>
public class PeoplesTests
{
    [Theory]
    [InlineData("Did North Korean agents abduct Japanese citizens?")]
    [InlineData("Did North Korea's agents abduct citizens of Japan?")]
    [InlineData("Were Japanese citizens abducted by North Korean agents?")]
    [InlineData("Did North Korean hackers steal cryptocurrency from a Japanese exchange?")]
    public void As_it_is_told_it_is_answered(string question) => Assert.Equal(ReplyStatus.Answered, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("Did Japanese agents abduct North Korean citizens?")]
    [InlineData("Did Japan's agents abduct North Korea's citizens?")]
    [InlineData("When were North Korean citizens abducted by Japanese agents?")]
    [InlineData("Why did Japan abduct North Korean citizens?")]
    [InlineData("Did Japanese hackers steal cryptocurrency from a North Korean company?")]
    [InlineData("When did hackers of Japan steal cryptocurrency from a company of North Korea?")]
    [InlineData("Were North Korean hostages given back by Japan?")]
    public void Exchanged_they_are_others_and_nothing_short_answers(string question) => Assert.Null(ShippedStore.Ask(question).Answer);

    // Who speaks for a state that takes part needs no word of his own, and a relation has people of both on its sides.
    [Theory]
    [InlineData("What did the North Korean leaders condemn in 1949 and 1950?")]
    [InlineData("What hardships did the Japanese wives suffer who went with their Korean husbands to the North?")]
    [InlineData("How large were the unpaid North Korean debts to Japanese companies?")]
    public void Other_nouns_beside_a_state_do_not_rule_out(string question) => Assert.Equal(ReplyStatus.Answered, ShippedStore.Ask(question).Status);
}
