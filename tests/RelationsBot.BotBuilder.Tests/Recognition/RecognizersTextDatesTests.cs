using RelationsBot.BotBuilder.Recognition;
using RelationsBot.Recognition;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Recognition;

public sealed class RecognizersTextDatesTests
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private static readonly RecognizersTextDates Dates = new([new(1899, 6, 12), new(1901, 5, 3), new(1902, 5, 4), new(1903, 5, 4)]);

    [Theory]
    [InlineData("What happened on 17 September 2002?", "'17 September 2002' 2002-09-17")]
    [InlineData("in September 2002", "'September 2002' 2002-09")]
    [InlineData("What happened in 2002?", "'2002' 2002")]
    [InlineData("in 1994, 1995 or 1996", "'1994' 1994, '1995' 1995, '1996' 1996")]
    [InlineData("9/17/2002", "'9/17/2002' 2002-09-17")]
    [InlineData("the 1990s", "'the 1990s' 199X")]
    [InlineData("the 20th century", "'20th century' 19XX")]
    [InlineData("early 2002", "'early 2002' early 2002")]
    [InlineData("mid-2002", "'mid-2002' mid 2002")]
    [InlineData("the end of 2002", "'end of 2002' late 2002")]
    [InlineData("before 1990", "'before 1990' 1990 Before")]
    [InlineData("after September 17, 2002", "'after September 17, 2002' 2002-09-17 After")]
    [InlineData("since 2002", "'since 2002' 2002 Since")]
    [InlineData("before the 1990s", "'before the 1990s' 199X Before")]
    [InlineData("from 1977 to 1983", "'from 1977 to 1983' 1977/1983")]
    [InlineData("between 1977 and 1983", "'between 1977 and 1983' 1977/1983")]
    [InlineData("June 1950 to July 1953", "'June 1950 to July 1953' 1950-06/1953-07")]
    [InlineData("from 3 May 2002 to 7 May 2002", "'from 3 May 2002 to 7 May 2002' 2002-05-03/2002-05-07")]
    [InlineData("the first half of 2002", "'the first half of 2002' 2002-01-01/2002-06-30")]
    [InlineData("last year", "'last year' 2024")]
    [InlineData("yesterday", "'yesterday' 2025-06-14")]
    [InlineData("last week", "'last week' 2025-06-02/2025-06-08")]
    [InlineData("the week of May 3, 1995", "'the week of May 3, 1995' 1995-05-01/1995-05-07")]
    [InlineData("on 17 September 2002 at 5 pm", "'17 September 2002 at 5 pm' 2002-09-17")]
    [InlineData("on 17 September 2002 in the morning", "'17 September 2002 in the morning' 2002-09-17")]
    [InlineData("3-7 May 2002", "'3-7 May 2002' 2002-05-03/2002-05-07")]
    [InlineData("in the past two years", "'past two years' 2023-06-15/2025-06-14")]
    public void DatesAndPeriodsAreReadAsTheLibraryReadsThem(string text, string mentions) => Assert.Equal(mentions, Show(text));

    [Theory]
    [InlineData("on 12 June", "'12 June' 1899-06-12")]
    [InlineData("on May 3rd", "'May 3rd' 1901-05-03")]
    [InlineData("on 4 May", "")]
    [InlineData("on 13 June", "")]
    [InlineData("in May", "")]
    public void ADayWithoutAYearIsTheOneKnownDayThatFallsOnIt(string text, string mentions) => Assert.Equal(mentions, Show(text));

    [Theory]
    [InlineData("at 5 pm")]
    [InlineData("for three years")]
    [InlineData("every Monday")]
    [InlineData("twenty years later")]
    [InlineData("in the summer of 2002")]
    [InlineData("Who founded the Bridge Company?")]
    [InlineData("")]
    [InlineData("🌉 ٣٤ ²⁄₃ ％")]
    public void TimesDurationsAndWhatCountsFromSomethingToldAreNone(string text) => Assert.Equal("", Show(text));

    [Fact]
    public void ALongTextIsLeftToTheCore()
    {
        var text = "until 2003 " + new string('x', RecognizersText.LongestText);
        Assert.Equal("'until 2003' 2003 Until", Show(text));
        Assert.Equal("'until 2003' 2003 Before", Show("until 2003"));
    }

    [Fact]
    public void TheFirstAndTheLastDayDoNoHarm()
    {
        foreach (var today in new[] { DateOnly.MinValue, DateOnly.MaxValue })
            Assert.NotNull(Dates.Recognize(Texts.Utterance("last year, next year, yesterday, tomorrow and in 2002"), today));
    }

    private static string Show(string text)
    {
        var utterance = Texts.Utterance(text);
        return string.Join(", ", Dates.Recognize(utterance, Today).Select(m =>
            $"'{utterance.Text.Substring(m.Span.Start, m.Span.Length)}' {m.Period.Edtf}{(m.Relation == DateRelation.In ? "" : " " + m.Relation)}"));
    }
}
