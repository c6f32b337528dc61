using System.Globalization;
using RelationsBot.BotBuilder.Recognition;
using RelationsBot.Recognition;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Recognition;

/// <summary>Where the two choices differ: the table in the project's README, row by row; and that they mostly do not.</summary>
public sealed class BothRecognizersTests
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private static readonly IDateRecognizer[] Dates = [new DateRecognizer(), new RecognizersTextDates([])];
    private static readonly INumberRecognizer[] Numbers = [new NumberRecognizer(), new RecognizersTextNumbers()];

    [Theory]
    [InlineData("in the late 1980s", "late 198X", "198X")]
    [InlineData("until 2003", "../2003", "../2002-12-31")]
    [InlineData("by 2010", "../2010", "../2009-12-31")]
    [InlineData("two years ago", "2023", "2023-06-15")]
    public void DatesDiffer(string text, string own, string library) => Assert.Equal([own, library], Dates.Select(d => Show(d, text)));

    [Theory]
    [InlineData("10 billion won", "10000000000 KRW", "10000000000")]
    [InlineData("Did one visit fail?", "1", "")]
    public void NumbersDiffer(string text, string own, string library) => Assert.Equal([own, library], Numbers.Select(n => Show(n, text)));

    [Theory]
    [InlineData("on 17 September 2002")]
    [InlineData("September 2002")]
    [InlineData("in 2002")]
    [InlineData("since 2002")]
    [InlineData("before 1990")]
    [InlineData("after 1990")]
    [InlineData("in the 1990s")]
    [InlineData("in the 20th century")]
    [InlineData("from 1977 to 1983")]
    [InlineData("last year")]
    [InlineData("Who came?")]
    public void DatesAgree(string text) => Assert.Single(Dates.Select(d => Show(d, text)).Distinct());

    [Theory]
    [InlineData("17 people")]
    [InlineData("at least twenty people")]
    [InlineData("91%")]
    [InlineData("$300 million")]
    [InlineData("the second time")]
    [InlineData("Who came?")]
    public void NumbersAgree(string text) => Assert.Single(Numbers.Select(n => Show(n, text)).Distinct());

    private static string Show(IDateRecognizer dates, string text) => string.Join(' ', dates.Recognize(Texts.Utterance(text), Today).Select(m => m.Scope.Edtf));

    private static string Show(INumberRecognizer numbers, string text) =>
        string.Join(' ', numbers.Recognize(Texts.Utterance(text)).Select(m => string.Join(' ', new[] { m.Value.ToString(CultureInfo.InvariantCulture), m.Unit }.OfType<string>())));
}
