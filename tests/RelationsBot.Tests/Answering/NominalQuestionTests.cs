using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Questions that are a noun phrase and nothing else: what the head asks for is answered where a fact holds it, and refused where none does.</summary>
public class NominalQuestionTests
{
    [Theory]
    [InlineData("Founder of the Low Mill?", "Henk Sorrel")]
    [InlineData("Date of the opening of the Wick Bridge?", "1 May 1926")]
    [InlineData("The Wick Bridge: date of the opening?", "1 May 1926")]
    [InlineData("Year in which Henk Sorrel died?", "1899")]
    [InlineData("Mayor who visited Ostery in 1901?", "Odila Bramm")]
    [InlineData("Price of the Wick Bridge?", "300 crowns")]
    [InlineData("The opening of the Wick Bridge: full date, please.", "1 May 1926")]
    [InlineData("Identify the mayor who visited Ostery in 1901.", "Odila Bramm")]
    [InlineData("Name the mayor whom Odila Bramm met.", "Lena Dorn")]
    [InlineData("Visitors of the Lantern Festival in 1910: total?", "6,000")]
    public void The_head_says_what_is_asked(string question, string answer) => Assert.Equal(answer, BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("Chairman of the Ferry Guild?")]
    [InlineData("Birthplace of Henk Sorrel?")]
    [InlineData("Birthday of Odila Bramm?")]
    [InlineData("Wife of Henk Sorrel?")]
    [InlineData("Length of the Ash Bridge?")]
    [InlineData("The Ash Bridge: architect?")]
    [InlineData("Price of the Wick Bridge in dollars?")]
    [InlineData("Weight of the lanterns in tonnes?")]
    [InlineData("City where the Liss Accord was signed?")]
    [InlineData("Names of the drowned?")]
    [InlineData("The Liss Accord: host city?")]
    [InlineData("Photographer of the bridge that Tavo Kestrel built?")]
    [InlineData("Sample size of the vote of 1912?")]
    [InlineData("Exact day of Henk Sorrel's death?")]
    [InlineData("What was the middle name of Henk Sorrel?")]
    [InlineData("What was the insurance sum of the Wick Bridge?")]
    [InlineData("Name Odila Bramm's deputy.")]
    [InlineData("Odila Bramm's visit of 1926 – whom did she meet?")]
    [InlineData("The Wick Bridge of 1811: what did it cost?")]
    public void What_no_fact_holds_is_refused(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);

    [Theory]
    [InlineData("Birthplace of North Korea's founder?", "Mangyongdae, in Man'gyŏngdae District")]
    [InlineData("US president who told North Korea off in 2017?", "Donald Trump")]
    [InlineData("Dollar value of the DMM haul?", "According to Japan and United States: over $300 million")]
    [InlineData("DMM loss in Bitcoin?", "4,502.9 Bitcoin")]
    [InlineData("Whose sister is Kim Yo Jong?", "Kim Jong Un")]
    [InlineData("Of whom is Kim Yo Jong the sister?", "Kim Jong Un")]
    [InlineData("Who received the telegram of January 2024?", "Fumio Kishida")]
    [InlineData("Which American Secretary of State hinted at a strike?", "Rex Tillerson")]
    [InlineData("What was the 1965 treaty called that North Korea criticized?", "Treaty on Basic Relations")]
    [InlineData("Over what issue did the negotiations that began in the early 1990s break down?", "the question of compensation")]
    [InlineData("Which pact, dating from 1965, did North Korea criticize?", "Treaty on Basic Relations")]
    [InlineData("Over what issue did the negotiations begun in the early 1990s break down?", "the question of compensation")]
    [InlineData("Need the exact date of the Koizumi - Kim Jong Il summit", "17 September 2002")]
    [InlineData("Which war did the Battle of the Yalu River belong to?", "First Sino-Japanese War")]
    [InlineData("How big was the Korean community in Japan around 1960?", "an estimated 600,000 Korean residents")]
    [InlineData("What was North Korea short of?", "serious shortages of food, energy and hard currency")]
    [InlineData("Years of Koizumi's two high-profile Pyongyang visits?", "2002 and 2004")]
    public void The_shipped_store_is_asked_so_too(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("Director of The Interview?")]
    [InlineData("Release year of The Interview?")]
    [InlineData("Launch site of the missile fired in November 2022?")]
    [InlineData("City where the 1959 Red Cross agreement was signed?")]
    [InlineData("Sample size of the BBC World Service poll?")]
    [InlineData("Day and month of Koizumi's 2004 visit?")]
    [InlineData("DMM loss in yen?")]
    [InlineData("Birthplace of Kim Jong Il?")]
    [InlineData("Name of the wallet software company?")]
    [InlineData("Name the employee who was tricked through LinkedIn.")]
    [InlineData("BBC World Service poll of 2009: what share was negative?")]
    public void What_the_shipped_store_lacks_is_refused(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("the prime minister")]
    [InlineData("the treaty")]
    public void A_phrase_alone_is_asked_back(string question) => Assert.Equal(ReplyStatus.Clarify, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("Repatriation of Korean residents")]
    [InlineData("The theft from DMM Bitcoin")]
    [InlineData("Missile tests of 2017")]
    public void What_happens_is_asked_about_itself(string topic) => Assert.Equal(ReplyStatus.Answered, ShippedStore.Ask(topic).Status);
}
