using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Tests.Knowledge;

public class PeriodTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Knowledge", "period-known-failures.txt");

    public static TheoryData<string, string?, string?, Precision, string> Readable => new()
    {
        { "2002-09-17", "2002-09-17", "2002-09-17", Precision.Day, "17 September 2002" },
        { "2004-02-29", "2004-02-29", "2004-02-29", Precision.Day, "29 February 2004" },
        { "2002-09", "2002-09-01", "2002-09-30", Precision.Month, "September 2002" },
        { "2004-02", "2004-02-01", "2004-02-29", Precision.Month, "February 2004" },
        { "2002", "2002-01-01", "2002-12-31", Precision.Year, "2002" },
        { "199X", "1990-01-01", "1999-12-31", Precision.Decade, "1990s" },
        { "19XX", "1900-01-01", "1999-12-31", Precision.Century, "20th century" },
        { "20XX", "2000-01-01", "2099-12-31", Precision.Century, "21st century" },
        { "10XX", "1000-01-01", "1099-12-31", Precision.Century, "11th century" },
        { "11XX", "1100-01-01", "1199-12-31", Precision.Century, "12th century" },
        { "21XX", "2100-01-01", "2199-12-31", Precision.Century, "22nd century" },
        { "22XX", "2200-01-01", "2299-12-31", Precision.Century, "23rd century" },
        { "early 199X", "1990-01-01", "1993-12-31", Precision.Decade, "early 1990s" },
        { "mid 199X", "1994-01-01", "1996-12-31", Precision.Decade, "mid-1990s" },
        { "late 198X", "1987-01-01", "1989-12-31", Precision.Decade, "late 1980s" },
        { "early 19XX", "1900-01-01", "1939-12-31", Precision.Century, "early 20th century" },
        { "late 18XX", "1870-01-01", "1899-12-31", Precision.Century, "late 19th century" },
        { "early 2024", "2024-01-01", "2024-04-30", Precision.Year, "early 2024" },
        { "mid 2024", "2024-05-01", "2024-08-31", Precision.Year, "mid 2024" },
        { "late 2024", "2024-09-01", "2024-12-31", Precision.Year, "late 2024" },
        { "late 2024-05", "2024-05-21", "2024-05-31", Precision.Month, "late May 2024" },
        { "mid 2024-02", "2024-02-11", "2024-02-20", Precision.Month, "mid February 2024" },
        { "1977/1983", "1977-01-01", "1983-12-31", Precision.Range, "1977 to 1983" },
        { "1991-01-30/1991-01-31", "1991-01-30", "1991-01-31", Precision.Range, "30–31 January 1991" },
        { "1991-01-30/1991-02-01", "1991-01-30", "1991-02-01", Precision.Range, "30 January 1991 to 1 February 1991" },
        { "../1989", null, "1989-12-31", Precision.Range, "until 1989" },
        { "2008-06/..", "2008-06-01", null, Precision.Range, "since June 2008" },
        { "../late 198X", null, "1989-12-31", Precision.Range, "until late 1980s" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void Reads_and_writes(string edtf, string? start, string? end, Precision precision, string text) => Failures.Verify(edtf, () =>
    {
        var period = Period.Parse(edtf);
        Assert.NotNull(period);
        Assert.Equal(start is null ? DateOnly.MinValue : DateOnly.Parse(start, CultureInfo.InvariantCulture), period.Start);
        Assert.Equal(end is null ? DateOnly.MaxValue : DateOnly.Parse(end, CultureInfo.InvariantCulture), period.End);
        Assert.Equal(precision, period.Precision);
        Assert.Equal(edtf, period.Edtf);
        Assert.Equal(text, period.ToString());
    });

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("today")]
    [InlineData("2002-13")]
    [InlineData("2002-00")]
    [InlineData("2002-02-30")]
    [InlineData("2003-02-29")]
    [InlineData("2002-9-17")]
    [InlineData("17-09-2002")]
    [InlineData("2002-09-17T12:00")]
    [InlineData("0000")]
    [InlineData("02")]
    [InlineData("199x")]
    [InlineData("1XXX")]
    [InlineData("19X0")]
    [InlineData("199X-05")]
    [InlineData("000X")]
    [InlineData("early 2002-09-17")]
    [InlineData("Early 2002")]
    [InlineData("early  2002")]
    [InlineData("1983/1977")]
    [InlineData("../..")]
    [InlineData("/1983")]
    [InlineData("1977/")]
    [InlineData("1977/1983/1990")]
    [InlineData("2002?")]
    [InlineData("2002~")]
    [InlineData("２００２")]
    [InlineData("2002\n")]
    public void Refuses_what_is_no_date(string text) => Failures.Verify(text.Replace("\n", "\\n", StringComparison.Ordinal), () => Assert.Null(Period.Parse(text)));

    [Theory]
    [InlineData("2002-09-17", "2002", true)]
    [InlineData("2002-09-17", "2002-09-18", false)]
    [InlineData("1977/1983", "1983", true)]
    [InlineData("1977/1983", "1984", false)]
    [InlineData("../1989", "1980", true)]
    [InlineData("../1989", "1990", false)]
    [InlineData("2008/..", "2030", true)]
    [InlineData("late 198X", "1985", false)]
    public void Knows_whether_two_share_a_day(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Period.Parse(one)!.Overlaps(Period.Parse(other)!));
        Assert.Equal(overlap, Period.Parse(other)!.Overlaps(Period.Parse(one)!));
    }

    [Theory]
    [InlineData("before 1989", "1988-12-31")]
    [InlineData("until 1989", "1989-12-31")]
    public void Up_to_ends_before_its_limit_or_with_it(string name, string end) =>
        Assert.Equal(DateOnly.Parse(end, CultureInfo.InvariantCulture), Period.UpTo(Period.Parse("1989")!, included: name.StartsWith("until", StringComparison.Ordinal)).End);

    [Theory]
    [InlineData("after 1989", "1990-01-01")]
    [InlineData("since 1989", "1989-01-01")]
    public void From_begins_after_its_limit_or_with_it(string name, string start) =>
        Assert.Equal(DateOnly.Parse(start, CultureInfo.InvariantCulture), Period.From(Period.Parse("1989")!, included: name.StartsWith("since", StringComparison.Ordinal)).Start);

    [Fact]
    public void Between_refuses_an_end_before_the_start() =>
        Assert.Throws<ArgumentException>(() => Period.Between(Period.Parse("1983")!, Period.Parse("1977")!));

    public static TheoryData<string, string> Built => new()
    {
        { "between 1977 and 1983", "1977 to 1983" },
        { "until 1989", "until 1989" },
        { "since 1989", "since 1989" },
        { "before 1989", "until 31 December 1988" },
        { "after 1989", "since 1 January 1990" },
        { "before 1977/1983", "until 31 December 1976" },
        { "until 1977/1983", "until 31 December 1983" },
        { "after 1977/1983", "since 1 January 1984" },
        { "since 1977/1983", "since 1 January 1977" },
        { "between 1977/1983 and 1990", "1 January 1977 to 1990" },
    };

    [Theory]
    [InlineData("before 1989", "../1988-12-31")]
    [InlineData("until 1989", "../1989")]
    [InlineData("after 1989", "1990-01-01/..")]
    [InlineData("since 1989", "1989/..")]
    [InlineData("since ../1989", "../9999-12-31")]
    [InlineData("since 1977/1983", "1977-01-01/..")]
    public void What_is_built_is_written_as_what_it_means(string how, string edtf) => Assert.Equal(edtf, Build(how).Edtf);

    /// <summary>What is built is remembered in a conversation as EDTF, so it must mean the same when it is read again.</summary>
    [Theory]
    [MemberData(nameof(Built))]
    public void What_is_built_means_the_same_when_it_is_read_again(string how, string _) => Failures.Verify("read again: " + how, () =>
    {
        var period = Build(how);
        var again = Period.Parse(period.Edtf);
        Assert.NotNull(again);
        Assert.Equal((period.Start, period.End), (again.Start, again.End));
    });

    [Theory]
    [MemberData(nameof(Built))]
    public void What_is_built_reads_well(string how, string text) => Failures.Verify("reads well: " + how, () => Assert.Equal(text, Build(how).ToString()));

    [Fact]
    public void Reading_any_text_never_throws_and_what_is_read_begins_before_it_ends() => Prop.ForAll(EdtfLike, text =>
    {
        if (Period.Parse(text) is not { } period)
            return;
        Assert.True(period.Start <= period.End);
        Assert.Equal(text, period.Edtf);
        Assert.Equal(period, Period.Parse(period.Edtf));
        Assert.NotEmpty(period.ToString());
        Assert.True(period.Contains(period));
        Assert.True(period.Overlaps(period));
    }).Holds();

    [Fact]
    public void Reading_hostile_text_never_throws() => Prop.ForAll(HostileText.Any, text => _ = Period.Parse(text)).Holds();

    [Fact]
    public void A_day_is_its_own_beginning_and_end() => Prop.ForAll(Gen.Choose(0, DateOnly.MaxValue.DayNumber).ToArbitrary(), number =>
    {
        var day = DateOnly.FromDayNumber(number);
        var period = Period.OfDay(day);
        Assert.Equal((day, day, 1), (period.Start, period.End, period.Days));
        Assert.Equal(period, Period.Parse(period.Edtf));
    }).Holds();

    [Fact]
    public void Parts_of_a_period_lie_inside_it_and_make_it_up() => Prop.ForAll(Gen.Elements("19XX", "199X", "1994", "1994-02", "2004-02", "1999-12").ToArbitrary(), text =>
    {
        var whole = Period.Parse(text)!;
        var parts = new[] { "early ", "mid ", "late " }.Select(p => Period.Parse(p + text)!).ToList();
        Assert.All(parts, p => Assert.True(whole.Contains(p)));
        Assert.Equal(whole.Start, parts[0].Start);
        Assert.Equal(parts[0].End.AddDays(1), parts[1].Start);
        Assert.Equal(parts[1].End.AddDays(1), parts[2].Start);
        Assert.Equal(whole.End, parts[2].End);
    }).Holds();

    private static Arbitrary<string> EdtfLike { get; } = Gen.Elements("early ", "mid ", "late ", "19", "20", "00", "99", "XX", "X", "7", "2002", "1977", "-", "-01", "-02", "-12", "-29", "-30", "-31", "/", "..", " ")
        .ListOf().Select(string.Concat).ToArbitrary();

    private static Period Build(string how)
    {
        var words = how.Split(' ');
        var limit = Period.Parse(words[1])!;
        return words[0] switch
        {
            "before" => Period.UpTo(limit, included: false),
            "until" => Period.UpTo(limit, included: true),
            "after" => Period.From(limit, included: false),
            "since" => Period.From(limit, included: true),
            _ => Period.Between(limit, Period.Parse(words[3])!),
        };
    }
}
