using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

public class DateRecognizerTests
{
    private static readonly DateOnly Today = new(2024, 5, 15);
    private static readonly Lemmatizer Lemmatizer = new(new Dictionary<string, string[]>(), []);

    [Theory]
    [InlineData("What happened on 9/17/2002?", "9/17/2002", "2002-09-17")]
    [InlineData("What happened on September 17, 2002?", "September 17, 2002", "2002-09-17")]
    [InlineData("on Sept. 17th 2002", "Sept. 17th 2002", "2002-09-17")]
    [InlineData("on Sept. 17th, 2002 in Pyongyang", "Sept. 17th, 2002", "2002-09-17")]
    [InlineData("on september 17 2002", "september 17 2002", "2002-09-17")]
    [InlineData("on September 17,2002", "September 17,2002", "2002-09-17")]
    [InlineData("on 17 September 2002", "17 September 2002", "2002-09-17")]
    [InlineData("on the 17th of Sept 2002", "17th of Sept 2002", "2002-09-17")]
    [InlineData("on the seventeenth of September, 2002", "seventeenth of September, 2002", "2002-09-17")]
    [InlineData("on 17-Sep-2002", "17-Sep-2002", "2002-09-17")]
    [InlineData("on Tuesday, September 17, 2002", "Tuesday, September 17, 2002", "2002-09-17")]
    [InlineData("on 17/9/2002", "17/9/2002", "2002-09-17")]
    [InlineData("on 5/6/2002", "5/6/2002", "2002-05-06")]
    [InlineData("on 13.02.2007", "13.02.2007", "2007-02-13")]
    [InlineData("on 5.6.2002", "5.6.2002", "2002-06-05")]
    [InlineData("on 2002-09-17", "2002-09-17", "2002-09-17")]
    [InlineData("on 2002/09/17", "2002/09/17", "2002-09-17")]
    [InlineData("on 9/17/02", "9/17/02", "2002-09-17")]
    [InlineData("on 15 Nov '77", "15 Nov '77", "1977-11-15")]
    [InlineData("15 November nineteen seventy-seven", "15 November nineteen seventy-seven", "1977-11-15")]
    public void Finds_days(string text, string span, string edtf) => AssertOne(text, span, edtf, DateRelation.In);

    [Theory]
    [InlineData("in September 1990", "September 1990", "1990-09")]
    [InlineData("in Sept 1990", "Sept 1990", "1990-09")]
    [InlineData("in September of 1990", "September of 1990", "1990-09")]
    [InlineData("1990 September", "1990 September", "1990-09")]
    [InlineData("in 9/1990", "9/1990", "1990-09")]
    [InlineData("in 2002-09", "2002-09", "2002-09")]
    [InlineData("in September 98", "September 98", "1998-09")]
    [InlineData("in May 2014", "May 2014", "2014-05")]
    [InlineData("What happened in 1977?", "1977", "1977")]
    [InlineData("Who was abducted in 1977 and by whom", "1977", "1977")]
    [InlineData("What happened in 98?", "98", "1998")]
    [InlineData("what happened in '98", "'98", "1998")]
    [InlineData("what happened in ’02?", "’02", "2002")]
    [InlineData("in nineteen seventy-seven", "nineteen seventy-seven", "1977")]
    [InlineData("in two thousand and two", "two thousand and two", "2002")]
    [InlineData("the 1977 victims", "1977", "1977")]
    public void Finds_months_and_years(string text, string span, string edtf) => AssertOne(text, span, edtf, DateRelation.In);

    [Theory]
    [InlineData("in the 1970s", "the 1970s", "197X")]
    [InlineData("in the 1970's", "the 1970's", "197X")]
    [InlineData("in the 70s", "the 70s", "197X")]
    [InlineData("in the '70s", "the '70s", "197X")]
    [InlineData("in the seventies", "the seventies", "197X")]
    [InlineData("the nineteen-nineties", "the nineteen-nineties", "199X")]
    [InlineData("1970s abductions", "1970s", "197X")]
    [InlineData("in the 20th century", "the 20th century", "19XX")]
    [InlineData("in the nineteenth century", "the nineteenth century", "18XX")]
    [InlineData("in the early 1990s", "early 1990s", "early 199X")]
    [InlineData("in the mid-1990s", "mid-1990s", "mid 199X")]
    [InlineData("in the late seventies", "late seventies", "late 197X")]
    [InlineData("mid-2023", "mid-2023", "mid 2023")]
    [InlineData("late 1960", "late 1960", "late 1960")]
    [InlineData("at the end of March 2024", "end of March 2024", "late 2024-03")]
    [InlineData("at the beginning of the 1980s", "beginning of the 1980s", "early 198X")]
    [InlineData("in the middle of 1990", "middle of 1990", "mid 1990")]
    [InlineData("in the late 19th century", "late 19th century", "late 18XX")]
    [InlineData("early September 2002", "early September 2002", "early 2002-09")]
    [InlineData("in the first half of 2024", "the first half of 2024", "2024-01/2024-06")]
    [InlineData("in the second half of the 1970s", "the second half of the 1970s", "1975/1979")]
    [InlineData("in the third quarter of 2016", "the third quarter of 2016", "2016-07/2016-09")]
    [InlineData("in the summer of 1990", "the summer of 1990", "1990-06/1990-08")]
    [InlineData("autumn 1977", "autumn 1977", "1977-09/1977-11")]
    [InlineData("winter 1990/91", "winter 1990/91", "1990-12/1991-02")]
    public void Finds_longer_periods(string text, string span, string edtf) => AssertOne(text, span, edtf, DateRelation.In);

    [Theory]
    [InlineData("1977-83", "1977-83", "1977/1983")]
    [InlineData("1977–1983", "1977–1983", "1977/1983")]
    [InlineData("1910–45", "1910–45", "1910/1945")]
    [InlineData("from 1955 to 1964", "from 1955 to 1964", "1955/1964")]
    [InlineData("between 1977 and 1983", "between 1977 and 1983", "1977/1983")]
    [InlineData("in 1971/72", "1971/72", "1971/1972")]
    [InlineData("from 31 May to 7 June 2023", "from 31 May to 7 June 2023", "2023-05-31/2023-06-07")]
    [InlineData("on September 28-30 1990", "September 28-30 1990", "1990-09-28/1990-09-30")]
    [InlineData("on January 30–31, 1991", "January 30–31, 1991", "1991-01-30/1991-01-31")]
    [InlineData("28 to 30 September 1990", "28 to 30 September 1990", "1990-09-28/1990-09-30")]
    [InlineData("28–30 September 1990", "28–30 September 1990", "1990-09-28/1990-09-30")]
    [InlineData("from December to February 1990", "from December to February 1990", "1989-12/1990-02")]
    [InlineData("between May 1977 and August 1978", "between May 1977 and August 1978", "1977-05/1978-08")]
    [InlineData("from early 1990 to late 1992", "from early 1990 to late 1992", "early 1990/late 1992")]
    [InlineData("in the decade from 1955", "the decade from 1955", "1955/1964")]
    [InlineData("from the 1970s to the 1980s", "from the 1970s to the 1980s", "197X/198X")]
    [InlineData("from 2002 until now", "from 2002 until now", "2002/2024-05-15")]
    public void Finds_ranges(string text, string span, string edtf) => AssertOne(text, span, edtf, DateRelation.In);

    [Theory]
    [InlineData("before 1990", "before 1990", "1990", DateRelation.Before)]
    [InlineData("in the decades before 1990", "before 1990", "1990", DateRelation.Before)]
    [InlineData("prior to September 2002", "prior to September 2002", "2002-09", DateRelation.Before)]
    [InlineData("ahead of 17 September 2002", "ahead of 17 September 2002", "2002-09-17", DateRelation.Before)]
    [InlineData("by late 1960", "by late 1960", "late 1960", DateRelation.Until)]
    [InlineData("until 1984", "until 1984", "1984", DateRelation.Until)]
    [InlineData("till 1984", "till 1984", "1984", DateRelation.Until)]
    [InlineData("up to 1984", "up to 1984", "1984", DateRelation.Until)]
    [InlineData("1984 or earlier", "1984 or earlier", "1984", DateRelation.Until)]
    [InlineData("after the 1970s", "after the 1970s", "197X", DateRelation.After)]
    [InlineData("following 17 September 2002", "following 17 September 2002", "2002-09-17", DateRelation.After)]
    [InlineData("since 2004", "since 2004", "2004", DateRelation.Since)]
    [InlineData("from 2004 on", "from 2004 on", "2004", DateRelation.Since)]
    [InlineData("from May 2004 onwards", "from May 2004 onwards", "2004-05", DateRelation.Since)]
    [InlineData("2004 onwards", "2004 onwards", "2004", DateRelation.Since)]
    [InlineData("as of 2024", "as of 2024", "2024", DateRelation.In)]
    [InlineData("a letter from 1990", "1990", "1990", DateRelation.In)]
    public void Finds_relations(string text, string span, string edtf, DateRelation relation) => AssertOne(text, span, edtf, relation);

    [Theory]
    [InlineData("what happened today?", "today", "2024-05-15")]
    [InlineData("yesterday", "yesterday", "2024-05-14")]
    [InlineData("the day before yesterday", "the day before yesterday", "2024-05-13")]
    [InlineData("this year", "this year", "2024")]
    [InlineData("who came back last year?", "last year", "2023")]
    [InlineData("next month", "next month", "2024-06")]
    [InlineData("two years ago", "two years ago", "2022")]
    [InlineData("3 months ago", "3 months ago", "2024-02")]
    [InlineData("ten days ago", "ten days ago", "2024-05-05")]
    [InlineData("a decade ago", "a decade ago", "2014")]
    [InlineData("in the last decade", "the last decade", "201X")]
    [InlineData("last century", "last century", "19XX")]
    [InlineData("in the last ten years", "last ten years", "2014-05-15/2024-05-14")]
    [InlineData("last September", "last September", "2023-09")]
    [InlineData("on 17 September last year", "17 September last year", "2023-09-17")]
    [InlineData("friday of next week", "friday of next week", "2024-05-24")]
    [InlineData("later this year", "later this year", "2024-05-16/2024-12-31")]
    [InlineData("last quarter", "last quarter", "2024-01/2024-03")]
    [InlineData("two years after 2002", "two years after 2002", "2004")]
    [InlineData("one month before 17 September 2002", "one month before 17 September 2002", "2002-08-17")]
    [InlineData("this week", "this week", "2024-05-13/2024-05-19")]
    [InlineData("early last year", "early last year", "early 2023")]
    public void Finds_relative_times(string text, string span, string edtf) => AssertOne(text, span, edtf, DateRelation.In);

    [Theory]
    [InlineData("2000 people")]
    [InlineData("over 1500 people came")]
    [InlineData("it cost $2000")]
    [InlineData("it cost 2000 dollars")]
    [InlineData("600,000 people")]
    [InlineData("1,977 tons")]
    [InlineData("1977.5")]
    [InlineData("1977%")]
    [InlineData("UN resolution 1718")]
    [InlineData("resolutions 1695 and 1718")]
    [InlineData("room 1204")]
    [InlineData("call 555-1234")]
    [InlineData("in 13 cities")]
    [InlineData("in 50 minutes")]
    [InlineData("in 45 of them")]
    [InlineData("28 March")]
    [InlineData("March 17")]
    [InlineData("on 9/11")]
    [InlineData("what may I ask?")]
    [InlineData("it may 13 or not")]
    [InlineData("over 2000")]
    [InlineData("more than 2000")]
    [InlineData("call 138-2010-2015")]
    [InlineData("this may take longer")]
    [InlineData("in his 20s")]
    [InlineData("in their early seventies")]
    [InlineData("13 victims")]
    [InlineData("the second")]
    [InlineData("fall of the wall")]
    [InlineData("99/99/2002")]
    [InlineData("30 February 2002")]
    [InlineData("years ago")]
    [InlineData("10 seconds")]
    [InlineData("the last victim")]
    [InlineData("first and last year of the strikes")]
    [InlineData("first and last month")]
    [InlineData("9999")]
    [InlineData("")]
    public void Finds_nothing(string text) => Assert.Empty(Recognize(text));

    [Fact]
    public void A_day_without_a_year_borrows_that_of_another_date()
    {
        var mentions = Recognize("What happened on 28 March and in September 1990?");

        Assert.Equal(["1990-03-28", "1990-09"], mentions.Select(m => m.Period.Edtf));
    }

    [Theory]
    [InlineData("You may abduct people in 2002")]
    [InlineData("may 5 people have been abducted in 2002?")]
    public void Verbs_are_no_months(string text) => Assert.Equal("2002", Assert.Single(Recognize(text)).Period.Edtf);

    [Fact]
    public void Several_dates_stay_apart_and_in_order()
    {
        var mentions = Recognize("Between 1977 and 1983, after 2002 or before 17 September 2002 and in the 1990s?");

        Assert.Equal(["1977/1983", "2002", "2002-09-17", "199X"], mentions.Select(m => m.Period.Edtf));
        Assert.Equal([DateRelation.In, DateRelation.After, DateRelation.Before, DateRelation.In], mentions.Select(m => m.Relation));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1977-")]
    [InlineData("between 1977 and ")]
    [InlineData("the end of the ")]
    [InlineData("twenty ")]
    [InlineData("may ")]
    [InlineData("resolution 1718 and ")]
    [InlineData("last ten years ago ")]
    [InlineData("'70's")]
    [InlineData("9/17/2002/")]
    [InlineData("12 March, ")]
    [InlineData("٣٤ ")]
    public void Hostile_text_takes_no_time_and_keeps_spans_inside(string part)
    {
        var utterance = Utterance.Of(string.Concat(Enumerable.Repeat(part, 32_000 / part.Length)), Lemmatizer);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var mentions = new DateRecognizer().Recognize(utterance, Today);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
        Assert.All(mentions, m => Assert.True(m.Span is { Start: >= 0, Length: > 0 } && m.Span.End <= utterance.Text.Length));
        Assert.All(mentions.Zip(mentions.Skip(1)), p => Assert.True(p.First.Span.End <= p.Second.Span.Start));
    }

    [Fact]
    public void The_ends_of_the_calendar_are_no_problem()
    {
        var utterance = Utterance.Of("yesterday tomorrow last century next century 99 centuries ago next 9999 decades this week last week next week last May next May", Lemmatizer);

        Assert.NotNull(new DateRecognizer().Recognize(utterance, DateOnly.MinValue));
        Assert.NotNull(new DateRecognizer().Recognize(utterance, DateOnly.MaxValue));
    }

    private static IReadOnlyList<DateMention> Recognize(string text) => new DateRecognizer().Recognize(Utterance.Of(text, Lemmatizer), Today);

    private static void AssertOne(string text, string span, string edtf, DateRelation relation)
    {
        var utterance = Utterance.Of(text, Lemmatizer);
        var mention = Assert.Single(new DateRecognizer().Recognize(utterance, Today));

        Assert.Equal(span, utterance.Text.Substring(mention.Span.Start, mention.Span.Length));
        Assert.Equal(edtf, mention.Period.Edtf);
        Assert.Equal(relation, mention.Relation);
    }
}
