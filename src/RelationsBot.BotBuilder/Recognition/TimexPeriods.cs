using System.Globalization;
using System.Text.RegularExpressions;
using RelationsBot.Knowledge;

namespace RelationsBot.BotBuilder.Recognition;

/// <summary>
/// Periods for what Recognizers-Text resolves dates to: TIMEX3 with its own modifiers, and first and last day. Immutable.
/// </summary>
/// <param name="known">Days that are talked about, which a day without a year may mean.</param>
internal sealed partial class TimexPeriods(IEnumerable<DateOnly> known)
{
    private static readonly string[] Connectors = [" to ", " and ", " till ", " until ", " through ", "-", "–", "—"];

    private readonly Dictionary<(int Month, int Day), int> years = known.Distinct().GroupBy(d => (d.Month, d.Day)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Year);

    /// <summary>The period of a value.</summary>
    /// <param name="value">The value's properties, as the library names them.</param>
    /// <param name="text">What it was read from.</param>
    /// <returns>The period, or null for what is none: times, durations, repetitions, days without a year that are not known.</returns>
    public Period? Of(IReadOnlyDictionary<string, string> value, string text)
    {
        if (value.GetValueOrDefault("type") is not ("date" or "daterange" or "datetime" or "datetimerange") || value.GetValueOrDefault("timex") is not { } timex)
            return null;
        if (value["type"].StartsWith("datetime", StringComparison.Ordinal) && timex.IndexOf('T', StringComparison.Ordinal) is > 0 and var time)
            timex = timex[..time];
        if (Yearless().Match(timex) is { Success: true } day)
            return years.TryGetValue((Number(day, "month"), Number(day, "day")), out var year) ? Period.OfDay(new DateOnly(year, Number(day, "month"), Number(day, "day"))) : null;
        if (timex.StartsWith("XXXX", StringComparison.Ordinal))
            return null;
        if (Range().Match(timex) is { Success: true } range)
            return OfRange(range, text);

        // A week bears the date of one of its days.
        var isPoint = Point().IsMatch(timex) && !(value["type"] == "daterange" && timex.Length == 10 && !value.ContainsKey("Mod"));
        if (isPoint)
            return Period.Parse(Part(value) + timex);
        return Day(value, "start") is { } first && Day(value, "end") is { } end && first < end ? Between(first, end.AddDays(-1)) : null;
    }

    // "(1990-01-01,2000-01-01,P10Y)": the end is the first day that is out. Where the words name both ends ("from 1977 to 1983"), the
    // second is meant whole.
    private static Period? OfRange(Match range, string text)
    {
        if (!DateOnly.TryParseExact(range.Groups["start"].Value, "yyyy-MM-dd", out var start) || !DateOnly.TryParseExact(range.Groups["end"].Value, "yyyy-MM-dd", out var end) || end <= start)
            return null;
        var isNamed = Connectors.Any(connector => text.Contains(connector, StringComparison.Ordinal));
        return range.Groups["unit"].Value switch
        {
            "Y" when !isNamed && Number(range, "count") == 10 && start is { Month: 1, Day: 1 } && start.Year % 10 == 0 => Period.Parse($"{start.Year / 10:000}X"),
            "Y" when !isNamed && Number(range, "count") == 100 && start is { Month: 1, Day: 1 } && start.Year % 100 == 0 => Period.Parse($"{start.Year / 100:00}XX"),
            "Y" when isNamed => Period.Parse($"{start.Year:0000}/{end.Year:0000}"),
            "M" when isNamed => Period.Parse($"{start.Year:0000}-{start.Month:00}/{end.Year:0000}-{end.Month:00}"),
            _ => Between(start, isNamed ? end : end.AddDays(-1)),
        };
    }

    private static string Part(IReadOnlyDictionary<string, string> value) => value.GetValueOrDefault("Mod") switch
    {
        "start" => "early ",
        "mid" => "mid ",
        "end" => "late ",
        _ => "",
    };

    private static Period Between(DateOnly first, DateOnly last) => Period.Between(Period.OfDay(first), Period.OfDay(last));

    private static DateOnly? Day(IReadOnlyDictionary<string, string> value, string key) =>
        value.TryGetValue(key, out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^XXXX-(?<month>\d\d)-(?<day>\d\d)$", RegexOptions.NonBacktracking)]
    private static partial Regex Yearless();

    [GeneratedRegex(@"^\((?<start>[\d-]{10}),(?<end>[\d-]{10}),P(?<count>\d{1,6})(?<unit>[YMWD])\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\d{4}(-\d\d(-\d\d)?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Point();
}
