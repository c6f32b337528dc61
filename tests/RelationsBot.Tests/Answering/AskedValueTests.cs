using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>What is asked for is held against the value: its type, unit, precision, and whether it is a name. A statement beside the point is no answer.</summary>
public class AskedValueTests
{
    [Theory]
    [InlineData("Whose government adopted the policy of equidistance toward the two Koreas?", "Japan")]
    [InlineData("Which country shut down Yongbyon?", "North Korea")]
    public void Who_does_it_is_not_whom_it_is_done_to(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("Which organization set up a school?")]
    [InlineData("Which country shut down South Korea?")]
    public void Behind_the_asked_noun_a_past_like_its_base_form_is_the_verb(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("From which launch site was the Taepodong-1 fired?")]
    [InlineData("Who was the employee? I need the name")]
    [InlineData("Who was Japan's chief negotiator in 1991?")]
    [InlineData("What is Choe Son Hui's birthday?")]
    [InlineData("What was the exact date of the DMM theft?")]
    [InlineData("How many North Koreans hold a negative view of Japan, in percent?")]
    [InlineData("How many Japanese took part in the poll?")]
    [InlineData("Number of North Korean hackers accused?")]
    [InlineData("Did the customers get their money back?")]
    [InlineData("What is the name of the missile fired in November 2022?")]
    [InlineData("What is the capital of North Korea?")]
    [InlineData("Date of the last round of normalization talks?")]
    [InlineData("Date of the Kishida–Kim summit?")]
    [InlineData("Names of the hackers?")]
    [InlineData("Who was the chief negotiator for Japan in June 2008?")]
    [InlineData("Between which years was the Yongbyon agreement concluded?")]
    [InlineData("who is fumio kishidas sister")]
    public void What_is_not_told_in_the_asked_form_is_refused(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("What is the birthday of Kim Il Sung?", "15 April 1912")]
    [InlineData("What is the exact date of the first evacuation drill?", "17 March 2017")]
    [InlineData("Into which ocean did the Taepodong-1 fall?", "Pacific Ocean")]
    [InlineData("How much was DMM's loss in dollars?", "According to Japan and United States: over $300 million")]
    [InlineData("Date of the first round of normalization talks?", "30–31 January 1991")]
    [InlineData("Between which years did North Korea take Japanese people?", "1977 to 1983")]
    [InlineData("Korea under Japanese colonial rule: from when till when?", "1910 to 1945")]
    [InlineData("who is kim jong uns sister", "Kim Yo Jong")]
    [InlineData("when was koizumis first visit to pyongyang", "17 September 2002")]
    public void What_is_told_in_that_form_is_answered(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("What was the price of the Wick Bridge in yen?")]
    [InlineData("Who was the builder's wife?")]
    [InlineData("From which port did the ferry leave?")]
    [InlineData("On which exact date did Henk Sorrel die?")]
    [InlineData("What is Lena Dorn's birthday?")]
    public void So_in_the_invented_town(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);

    [Theory]
    [InlineData("On which exact date was the Wick Bridge opened?", "1 May 1926")]
    [InlineData("Who was the founder of the Low Mill?", "Henk Sorrel")]
    public void And_what_it_tells_is_answered(string question, string answer) => Assert.Equal(answer, BridgeTown.Ask(question).Answer);
}
