using System.Globalization;
using RelationsBot.BotBuilder.Recognition;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Recognition;

public sealed class RecognizersTextNumbersTests
{
    private static readonly RecognizersTextNumbers Numbers = new();

    [Theory]
    [InlineData("17 people", "'17' 17 Cardinal")]
    [InlineData("twenty-one thousand", "'twenty-one thousand' 21000 Cardinal")]
    [InlineData("a dozen of them", "'a dozen' 12 Cardinal")]
    [InlineData("1,000,000", "'1,000,000' 1000000 Cardinal")]
    [InlineData("3.5 and -5", "'3.5' 3.5 Cardinal, '-5' -5 Cardinal")]
    [InlineData("the second one", "'second' 2 Ordinal")]
    [InlineData("the 2nd", "'2nd' 2 Ordinal")]
    [InlineData("the last summit", "'last' -1 Ordinal")]
    [InlineData("91%", "'91%' 91 Percentage")]
    [InlineData("ninety-one percent", "'ninety-one percent' 91 Percentage")]
    [InlineData("91 per cent", "'91 per cent' 91 Percentage")]
    [InlineData("$300 million", "'$300 million' 300000000 Currency USD")]
    [InlineData("300 million yen", "'300 million yen' 300000000 Currency JPY")]
    [InlineData("US$10 billion", "'US$10 billion' 10000000000 Currency USD")]
    public void KindsAndValuesAreTheLibrarys(string text, string mentions) => Assert.Equal(mentions, Show(text));

    [Theory]
    [InlineData("at least 20 people", "'at least 20' 20 Cardinal at least")]
    [InlineData("about thirteen people", "'about thirteen' 13 Cardinal about")]
    [InlineData("more than 5 and up to 6", "'more than 5' 5 Cardinal over, 'up to 6' 6 Cardinal up to")]
    [InlineData("less than 91%", "'less than 91%' 91 Percentage under")]
    [InlineData("over $300 million", "'over $300 million' 300000000 Currency USD over")]
    [InlineData("20 people at least", "'20' 20 Cardinal")]
    public void WordsOfLimitAreTheCores(string text, string mentions) => Assert.Equal(mentions, Show(text));

    [Theory]
    [InlineData("one")]
    [InlineData("no one came, and that one neither")]
    [InlineData("the next one")]
    [InlineData("Who founded the Bridge Company?")]
    [InlineData("")]
    public void PronounsAndMovesAreNone(string text) => Assert.Equal("", Show(text));

    [Fact]
    public void ALongTextIsLeftToTheCore()
    {
        Assert.Equal("'10 billion won' 10000000000 Currency KRW", Show("10 billion won " + new string('x', RecognizersText.LongestText)));
        Assert.Equal("'10 billion' 10000000000 Cardinal", Show("10 billion won"));
    }

    private static string Show(string text)
    {
        var utterance = Texts.Utterance(text);
        return string.Join(", ", Numbers.Recognize(utterance).Select(m => string.Join(' ', new[]
        {
            $"'{utterance.Text.Substring(m.Span.Start, m.Span.Length)}'", m.Value.ToString(CultureInfo.InvariantCulture), m.Kind.ToString(), m.Unit, m.Limit,
        }.OfType<string>())));
    }
}
