using RelationsBot.Answering;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Tests.Answering;

public class ComputationTests
{
    [Theory]
    [InlineData("1901-05-12", "1904-05-12", null, 3, "Year", true)]
    [InlineData("1901-05-12", "1904-08-20", null, 3, "Year", false)]
    [InlineData("1901", "1904", null, 3, "Year", false)]
    [InlineData("1901-05-12", "1902-05-12", null, 12, "Month", true)]
    [InlineData("1901-05-12", "1901-08-12", null, 3, "Month", true)]
    [InlineData("1901-05-12", "1901-08-20", null, 3, "Month", false)]
    [InlineData("1901-05-12", "1901-05-22", null, 10, "Day", true)]
    [InlineData("1904-02-28", "1904-03-01", null, 2, "Day", true)]
    [InlineData("1903-02-28", "1903-03-01", null, 1, "Day", true)]
    [InlineData("1901-05-12", "1901-05-12", null, 0, "Day", true)]
    [InlineData("1901-05-12", "1904-05-12", "Month", 36, "Month", true)]
    [InlineData("1901-05-12", "1902-05-12", "Day", 365, "Day", true)]
    [InlineData("1901-05-01", "1901-05-15", "Week", 2, "Week", true)]
    [InlineData("1901-05-01", "1901-05-18", "Week", 2, "Week", false)]
    [InlineData("1901-05-01", "1901-05-20", "Week", 3, "Week", false)]
    [InlineData("1901-05", "1902-05", "Month", 12, "Month", false)]
    [InlineData("1901-05", "1901-07", "Day", 2, "Month", false)]
    [InlineData("1901", "1902", "Month", 1, "Year", false)]
    [InlineData("1901", "1902-05-12", null, 1, "Year", false)]
    public void Time_between_two_dates_is_counted_in_the_unit_asked_for_or_the_largest_that_says_something(string from, string to, string? unit, int count, string counted, bool exact)
    {
        var (a, b) = (Period.Parse(from)!, Period.Parse(to)!);
        var between = TimeBetween.Of(a, b, unit is null ? null : Enum.Parse<TimeUnit>(unit));
        Assert.Equal((count, Enum.Parse<TimeUnit>(counted), exact), (between.Count, between.Unit, between.IsExact));
        Assert.Equal(between, TimeBetween.Of(b, a, unit is null ? null : Enum.Parse<TimeUnit>(unit)));
        Assert.Equal((a, b), (between.From, between.To));
    }
}
