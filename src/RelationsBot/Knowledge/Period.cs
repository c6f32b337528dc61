using System.Globalization;
using System.Text.RegularExpressions;

namespace RelationsBot.Knowledge;

/// <summary>How finely a period is given.</summary>
public enum Precision
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>One month.</summary>
    Month,

    /// <summary>One year.</summary>
    Year,

    /// <summary>Ten years.</summary>
    Decade,

    /// <summary>A hundred years.</summary>
    Century,

    /// <summary>From one point to another, either of which may be open.</summary>
    Range,
}

/// <summary>
/// A stretch of days, written in EDTF (ISO 8601-2:2019): <c>2002-09-17</c>, <c>2002-09</c>, <c>2002</c>, <c>199X</c>, <c>19XX</c>,
/// <c>1977/1983</c>, <c>../1989</c>, <c>2008-06/..</c>. One form is ours: a leading <c>early</c>, <c>mid</c> or <c>late</c>, which
/// becomes a part of the period by a fixed rule: of a century or decade the years 0–3, 4–6 and 7–9 (times ten), of a year the months
/// 1–4, 5–8 and 9–12, of a month the days 1–10, 11–20 and 21–end. Immutable.
/// </summary>
public sealed partial record Period
{
    private Period(DateOnly start, DateOnly end, Precision precision, string edtf)
    {
        Start = start;
        End = end;
        Precision = precision;
        Edtf = edtf;
    }

    /// <summary>First day; <see cref="DateOnly.MinValue"/> where the beginning is open.</summary>
    public DateOnly Start { get; }

    /// <summary>Last day, included; <see cref="DateOnly.MaxValue"/> where the end is open.</summary>
    public DateOnly End { get; }

    /// <summary>How finely it is given.</summary>
    public Precision Precision { get; }

    /// <summary>As written.</summary>
    public string Edtf { get; }

    /// <summary>Whether both ends are known.</summary>
    public bool IsBounded => Start != DateOnly.MinValue && End != DateOnly.MaxValue;

    /// <summary>Whether it says early, mid or late.</summary>
    public bool IsVague => Edtf.Contains(' ', StringComparison.Ordinal);

    /// <summary>Number of days, both ends counted; only meaningful when bounded.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => Start <= other.End && other.Start <= End;

    /// <summary>Whether the other lies inside this one.</summary>
    public bool Contains(Period other) => Start <= other.Start && other.End <= End;

    /// <summary>One day.</summary>
    public static Period OfDay(DateOnly day) => new(day, day, Precision.Day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>From the start of one period to the end of another.</summary>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public static Period Between(Period start, Period end) =>
        end.End < start.Start
            ? throw new ArgumentException($"'{end.Edtf}' ends before '{start.Edtf}' begins", nameof(end))
            : Range(start.Start, end.End, start.Precision == Precision.Range ? null : start.Edtf, end.Precision == Precision.Range ? null : end.Edtf);

    /// <summary>Everything before the period begins, or up to its end.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="included">Whether the limit belongs to it ("until").</param>
    public static Period UpTo(Period limit, bool included) => included
        ? Range(DateOnly.MinValue, limit.End, null, limit.Precision == Precision.Range ? null : limit.Edtf)
        : Range(DateOnly.MinValue, limit.Start.AddDays(limit.Start == DateOnly.MinValue ? 0 : -1), null, null);

    /// <summary>Everything after the period ends, or from its beginning.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="included">Whether the limit belongs to it ("since").</param>
    public static Period From(Period limit, bool included) => included
        ? Range(limit.Start, DateOnly.MaxValue, limit.Precision == Precision.Range ? null : limit.Edtf, null)
        : Range(limit.End.AddDays(limit.End == DateOnly.MaxValue ? 0 : 1), DateOnly.MaxValue, null, null);

    /// <summary>Reads EDTF.</summary>
    /// <param name="edtf">The text.</param>
    /// <returns>The period, or null where the text is none.</returns>
    public static Period? Parse(string edtf)
    {
        var slash = edtf.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return ParsePoint(edtf);
        var (left, right) = (edtf[..slash], edtf[(slash + 1)..]);
        var start = left == ".." ? null : ParsePoint(left);
        var end = right == ".." ? null : ParsePoint(right);
        if ((start is null && left != "..") || (end is null && right != "..") || (start is null && end is null))
            return null;
        var (first, last) = (start?.Start ?? DateOnly.MinValue, end?.End ?? DateOnly.MaxValue);
        return last < first ? null : new Period(first, last, Precision.Range, edtf);
    }

    /// <summary>As a person reads it: "17 September 2002", "September 1990", "1977 to 1983", "late 1980s".</summary>
    public override string ToString()
    {
        var slash = Edtf.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return PointText(Edtf);
        var (left, right) = (Edtf[..slash], Edtf[(slash + 1)..]);
        return (left, right) switch
        {
            ("..", _) => "until " + PointText(right),
            (_, "..") => "since " + PointText(left),
            _ when left.Length == 10 && right.Length == 10 && left[..7] == right[..7] => $"{int.Parse(left[8..], CultureInfo.InvariantCulture)}–{PointText(right)}",
            _ => $"{PointText(left)} to {PointText(right)}",
        };
    }

    // What is not written as a point is written as the exact day, so that it means the same when it is read again.
    private static Period Range(DateOnly start, DateOnly end, string? first, string? last)
    {
        first ??= start == DateOnly.MinValue ? ".." : OfDay(start).Edtf;
        last ??= end == DateOnly.MaxValue && first != ".." ? ".." : OfDay(end).Edtf;
        return new Period(start, end, Precision.Range, $"{first}/{last}");
    }

    private static string Ordinal(int number) => number.ToString(CultureInfo.InvariantCulture) + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static string PointText(string edtf)
    {
        var match = Point().Match(edtf);
        var vague = match.Groups["vague"].Value;
        var prefix = vague.Length == 0 ? "" : vague + " ";
        var year = match.Groups["year"].Value;
        if (year.EndsWith("XX", StringComparison.Ordinal))
            return $"{prefix}{Ordinal(int.Parse(year[..2], CultureInfo.InvariantCulture) + 1)} century";
        if (year.EndsWith('X'))
            return vague == "mid" ? $"mid-{year[..3]}0s" : $"{prefix}{year[..3]}0s";
        if (!match.Groups["month"].Success)
            return prefix + year;
        var month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture));
        return match.Groups["day"].Success ? $"{int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture)} {month} {year}" : $"{prefix}{month} {year}";
    }

    private static Period? ParsePoint(string edtf)
    {
        var match = Point().Match(edtf);
        if (!match.Success)
            return null;
        var vague = match.Groups["vague"].Value;
        var text = match.Groups["year"].Value;
        if (text.EndsWith('X'))
        {
            if (match.Groups["month"].Success)
                return null;
            var unit = text.EndsWith("XX", StringComparison.Ordinal) ? 100 : 10;
            var first = int.Parse(text.Replace('X', '0'), CultureInfo.InvariantCulture);
            if (first == 0)
                return null;
            var (a, b) = vague switch { "early" => (0, 3), "mid" => (4, 6), "late" => (7, 9), _ => (0, 9) };
            var tenth = unit / 10;
            return new Period(new DateOnly(first + a * tenth, 1, 1), new DateOnly(first + b * tenth + tenth - 1, 12, 31), unit == 100 ? Precision.Century : Precision.Decade, edtf);
        }

        var year = int.Parse(text, CultureInfo.InvariantCulture);
        if (year == 0)
            return null;
        if (!match.Groups["month"].Success)
        {
            var (a, b) = vague switch { "early" => (1, 4), "mid" => (5, 8), "late" => (9, 12), _ => (1, 12) };
            return new Period(new DateOnly(year, a, 1), new DateOnly(year, b, DateTime.DaysInMonth(year, b)), Precision.Year, edtf);
        }

        var month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        if (!match.Groups["day"].Success)
        {
            var (a, b) = vague switch { "early" => (1, 10), "mid" => (11, 20), "late" => (21, last), _ => (1, last) };
            return new Period(new DateOnly(year, month, a), new DateOnly(year, month, b), Precision.Month, edtf);
        }

        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (day < 1 || day > last || vague.Length > 0)
            return null;
        var date = new DateOnly(year, month, day);
        return new Period(date, date, Precision.Day, edtf);
    }

    // Not NonBacktracking, which takes longer to make than thousands of dates to load; every part has a fixed length, so that it is fast for any text.
    [GeneratedRegex(@"\A(?:(?<vague>early|mid|late) )?(?<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Point();
}
