using System.Collections.Frozen;
using System.Globalization;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>A date as a text writes it: what it leaves out is null.</summary>
/// <param name="Shown">As it stands in the text.</param>
/// <param name="Unit">How long the named stretch is.</param>
/// <param name="Year">The year; of a decade or century its first.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Part">"early", "mid" or "late".</param>
internal sealed record WrittenDate(string Shown, DateUnit Unit, int? Year, int? Month, int? Day, string? Part)
{
    /// <summary>
    /// Whether dates of the sources say as much: the same date, a finer one inside it, or its month and day in one place and its year in
    /// another ("on September 28", of a year named before).
    /// </summary>
    public bool StandsIn(IReadOnlyCollection<WrittenDate> sources)
    {
        if (Part is not null)
            return sources.Any(s => s.Part == Part && s.Unit == Unit && s.Year == Year && s.Month == Month);
        return Unit switch
        {
            DateUnit.Day => sources.Any(s => s.Day == Day && s.Month == Month && (s.Year == Year || Year is null || (s.Year is null && HasYear(sources)))),
            DateUnit.Month => sources.Any(s => s.Month == Month && (s.Year == Year || Year is null || (s.Year is null && HasYear(sources)))),
            DateUnit.Year => HasYear(sources),
            DateUnit.Decade => sources.Any(s => s.Year / 10 == Year / 10 && s.Unit != DateUnit.Century),
            _ => sources.Any(s => s.Unit == Unit && s.Year == Year),
        };
    }

    /// <summary>The dates that a period in EDTF is bounded by.</summary>
    public static IEnumerable<WrittenDate> OfEdtf(string edtf)
    {
        foreach (var point in edtf.Split('/').Where(p => p != ".."))
        {
            var blank = point.IndexOf(' ', StringComparison.Ordinal);
            var part = blank < 0 ? null : point[..blank];
            var fields = point[(blank + 1)..].Split('-');
            var year = int.Parse(fields[0].Replace('X', '0'), CultureInfo.InvariantCulture);
            int? month = fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;
            int? day = fields.Length > 2 ? int.Parse(fields[2], CultureInfo.InvariantCulture) : null;
            var unit = fields[0].EndsWith("XX", StringComparison.Ordinal) ? DateUnit.Century
                : fields[0].EndsWith('X') ? DateUnit.Decade
                : day is not null ? DateUnit.Day : month is not null ? DateUnit.Month : DateUnit.Year;
            yield return new WrittenDate(point, unit, year, month, day, part);
        }
    }

    private bool HasYear(IReadOnlyCollection<WrittenDate> sources) => sources.Any(s => s.Year == Year && s.Unit is DateUnit.Year or DateUnit.Month or DateUnit.Day);
}

/// <summary>How long the stretch is that a written date names.</summary>
internal enum DateUnit
{
    Day,
    Month,
    Year,
    Decade,
    Century,
}

/// <summary>Finds the dates of a text. It knows the forms of encyclopedic prose, not those of questions.</summary>
internal static class DateScanner
{
    private static readonly FrozenDictionary<string, int> Months = new[]
        {
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct",
            "november nov", "december dec",
        }
        .SelectMany((names, i) => names.Split(' '), (names, name) => name)
        .Select(name => (name, number: Array.IndexOf(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], name[..3]) + 1))
        .ToFrozenDictionary(m => m.name, m => m.number);

    /// <summary>Finds dates, in order.</summary>
    /// <param name="tokens">The text's tokens.</param>
    /// <param name="taken">Gets the tokens that belong to a date.</param>
    public static List<WrittenDate> Scan(IReadOnlyList<Token> tokens, bool[] taken)
    {
        var dates = new List<(WrittenDate Date, int From, int To)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(tokens, i) is not { } found)
                continue;
            foreach (var date in found.Dates)
                dates.Add((date, i, found.End));
            Array.Fill(taken, true, i, found.End - i);
            i = found.End - 1;
        }

        // "between 31 May and 7 June 2023": the year stands once.
        for (var i = dates.Count - 2; i >= 0; i--)
        {
            var (date, next) = (dates[i].Date, dates[i + 1]);
            if (date.Year is null && next.Date.Year is { } year && next.Date.Month is not null && next.From - dates[i].To <= 1
                && (next.From == dates[i].To || tokens[dates[i].To].Folded is "and" or "to" or "or" or "until" or "-" or "–"))
            {
                dates[i] = (date with { Year = year }, dates[i].From, dates[i].To);
            }
        }

        return [.. dates.Select(d => d.Date)];
    }

    private static (WrittenDate[] Dates, int End)? At(IReadOnlyList<Token> tokens, int i)
    {
        var token = tokens[i];
        if (IsoAt(tokens, i) is { } iso)
            return iso;
        if (DayOf(token) is { } day && DayFirst(tokens, i, day) is { } dayFirst)
            return dayFirst;
        if (MonthAt(tokens, i) is { } month)
            return MonthFirst(tokens, i, month);
        if (YearOf(token) is { } year)
        {
            // "1910–45", "1949-1950"
            if (IsDash(tokens, i + 1) && i + 2 < tokens.Count && tokens[i + 2].Kind == TokenKind.Number && Touch(tokens, i, i + 2))
            {
                var end = tokens[i + 2].Text;
                if (end.Length == 2 && int.TryParse(end, out var tail))
                    return ([Year(tokens, i, year), new WrittenDate(end, DateUnit.Year, year / 100 * 100 + tail, null, null, null)], i + 3);
            }

            return ([Year(tokens, i, year)], i + 1);
        }

        if (token.Folded.Length == 5 && token.Folded[4] == 's' && int.TryParse(token.Folded.AsSpan(0, 4), out var decade) && decade % 10 == 0 && decade is > 999 and < 2200)
            return ([new WrittenDate(token.Text, DateUnit.Decade, decade, null, null, PartBefore(tokens, i))], i + 1);
        if (i + 1 < tokens.Count && tokens[i + 1].Folded is "century" or "centuries" && NumberWords.Ordinal(token.Folded) is { } century and > 0 and < 23)
            return ([new WrittenDate(token.Text + " century", DateUnit.Century, (century - 1) * 100, null, null, PartBefore(tokens, i))], i + 2);
        return null;
    }

    private static (WrittenDate[] Dates, int End)? IsoAt(IReadOnlyList<Token> tokens, int i)
    {
        if (i + 4 >= tokens.Count || YearOf(tokens[i]) is not { } year || !IsDash(tokens, i + 1) || !IsDash(tokens, i + 3) || !Touch(tokens, i, i + 4)
            || tokens[i + 2].Text.Length != 2 || !int.TryParse(tokens[i + 2].Text, out var month) || DayOf(tokens[i + 4]) is not { } day)
        {
            return null;
        }

        return ([new WrittenDate($"{year:0000}-{month:00}-{day:00}", DateUnit.Day, year, month, day, null)], i + 5);
    }

    // "17 September 2002", "30–31 January 1991", "17th of September"
    private static (WrittenDate[] Dates, int End)? DayFirst(IReadOnlyList<Token> tokens, int i, int day)
    {
        var next = i + 1;
        int? second = null;
        if (IsDash(tokens, next) && next + 1 < tokens.Count && DayOf(tokens[next + 1]) is { } last)
        {
            second = last;
            next += 2;
        }

        if (next < tokens.Count && tokens[next].Folded == "of")
            next++;
        if (next >= tokens.Count || MonthOf(tokens[next]) is not { } month)
            return null;
        var (year, end) = YearAfter(tokens, next + 1);
        return (Days(tokens, i, end, year, month, day, second), end);
    }

    // "September 17, 2002", "January 30–31, 1991", "September 2002", "September"
    private static (WrittenDate[] Dates, int End) MonthFirst(IReadOnlyList<Token> tokens, int i, int month)
    {
        var next = i + 1;
        if (next < tokens.Count && DayOf(tokens[next]) is { } day)
        {
            next++;
            int? second = null;
            if (IsDash(tokens, next) && next + 1 < tokens.Count && DayOf(tokens[next + 1]) is { } last)
            {
                second = last;
                next += 2;
            }

            var (year, end) = YearAfter(tokens, next);
            return (Days(tokens, i, end, year, month, day, second), end);
        }

        var (monthYear, monthEnd) = YearAfter(tokens, next);
        return ([new WrittenDate(Shown(tokens, i, monthEnd), DateUnit.Month, monthYear, month, null, PartBefore(tokens, i))], monthEnd);
    }

    private static WrittenDate[] Days(IReadOnlyList<Token> tokens, int from, int to, int? year, int month, int first, int? second)
    {
        var date = new WrittenDate(Shown(tokens, from, to), DateUnit.Day, year, month, first, null);
        return second is null ? [date] : [date, date with { Day = second }];
    }

    private static (int? Year, int End) YearAfter(IReadOnlyList<Token> tokens, int i)
    {
        var at = i < tokens.Count && tokens[i].Text == "," ? i + 1 : i;
        return at < tokens.Count && YearOf(tokens[at]) is { } year ? (year, at + 1) : (null, i);
    }

    private static WrittenDate Year(IReadOnlyList<Token> tokens, int i, int year) => new(tokens[i].Text, DateUnit.Year, year, null, null, PartBefore(tokens, i));

    // "late 1960", "mid-1990s", "the early months of 2024"
    private static string? PartBefore(IReadOnlyList<Token> tokens, int i)
    {
        var at = i - 1;
        if (IsDash(tokens, at))
            at--;
        if (at >= 2 && tokens[at].Folded == "of" && tokens[at - 1].Folded is "months" or "days" or "weeks" or "years" or "part")
            at -= 2;
        return at >= 0 && tokens[at].Folded is "early" or "mid" or "late" ? tokens[at].Folded : null;
    }

    // "May" and "March" are words too: they are months where a figure or a preposition stands beside them.
    private static int? MonthAt(IReadOnlyList<Token> tokens, int i)
    {
        if (MonthOf(tokens[i]) is not { } month)
            return null;
        if (month is not (3 or 5))
            return month;
        return (i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Number)
            || (i > 0 && tokens[i - 1].Folded is "in" or "since" or "until" or "of" or "by" or "from" or "late" or "early" or "mid" or "and" or "to")
            ? month
            : null;
    }

    private static int? MonthOf(Token token) => token.Capitalized && Months.TryGetValue(token.Folded, out var month) ? month : null;

    private static int? DayOf(Token token)
    {
        if (token.Kind == TokenKind.Mark || token.Text.Length is 0 or > 4 || !char.IsAsciiDigit(token.Text[0]))
            return null;
        var digits = token.Text.TakeWhile(char.IsAsciiDigit).Count();
        return digits <= 2 && token.Folded[digits..] is "" or "st" or "nd" or "rd" or "th"
            && int.Parse(token.Text.AsSpan(0, digits), CultureInfo.InvariantCulture) is var day and >= 1 and <= 31
            ? day
            : null;
    }

    private static int? YearOf(Token token) =>
        token.Kind == TokenKind.Number && token.Text.Length == 4 && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and < 2200
            ? year
            : null;

    private static bool IsDash(IReadOnlyList<Token> tokens, int i) => i >= 0 && i < tokens.Count && tokens[i].Text is "-" or "–" or "—" or "‑";

    private static bool Touch(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Span.End != tokens[i + 1].Span.Start)
                return false;
        }

        return true;
    }

    private static string Shown(IReadOnlyList<Token> tokens, int from, int to) => string.Join(' ', tokens.Skip(from).Take(to - from).Select(t => t.Text)).Replace(" ,", ",", StringComparison.Ordinal);
}
