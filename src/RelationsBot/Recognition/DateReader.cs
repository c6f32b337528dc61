namespace RelationsBot.Recognition;

/// <summary>Reads one time or range of times from an utterance.</summary>
internal sealed class DateReader
{
    private readonly DateAtoms atoms;
    private readonly RelativeDates relative;

    // What stands within a longer period: "the end of last year", "the early 1980s".
    private readonly Func<DateAtoms, int, DatePoint?> within;

    public DateReader(DateAtoms atoms, RelativeDates relative)
    {
        this.atoms = atoms;
        this.relative = relative;
        within = (_, at) => relative.Read(atoms, at) ?? Decade(at) ?? Calendar(at);
    }

    /// <summary>The time or range at an atom.</summary>
    public DateExpression? Read(int i)
    {
        if (DaysOfOneMonth(i) is { } days)
            return days;
        var isBetween = atoms[i].Is("between");
        var opener = isBetween || atoms[i].Is("from") ? 1 : 0;
        if ((Point(i + opener) ?? (opener > 0 && atoms[i + 1].Is("the") ? Point(i + 2) : null)) is not { } left)
            return null;
        if (Rest(left, isBetween, opener > 0) is { } range)
            return range;
        return opener > 0 ? null : new DateExpression(left);
    }

    /// <summary>A single time.</summary>
    public DatePoint? Point(int i)
    {
        if (LongPeriods.Vague(atoms, i) is var (vague, next) && Plain(next) is { } inner && LongPeriods.Qualify(inner, vague) is { } qualified)
            return qualified;
        return Plain(i);
    }

    private DatePoint? Plain(int i)
    {
        if (atoms[i].Kind is DateAtomKind.None or DateAtomKind.Other)
            return null;
        if (relative.Distance(atoms, i) is var (distance, from) && (Calendar(from) ?? (atoms[from].Is("the") ? Calendar(from + 1) : null)) is { } origin && distance.From(origin) is { } shifted)
            return shifted;
        if (relative.DayWithin(atoms, i) is { } day)
            return day;
        if (LongPeriods.Read(atoms, i, within) is { } period)
            return period;
        return relative.Read(atoms, i) ?? Calendar(i);
    }

    private DatePoint? Decade(int i) => LongPeriods.Read(atoms, i, (_, _) => null);

    private DatePoint? Calendar(int i)
    {
        var article = atoms.Skip(i, "the");
        if (atoms.Row(article, "month", "of") && CalendarDates.Read(atoms, article + 2) is { Month: > 0, Day: 0 } month)
            return month;
        if (atoms[i].Is("year") && CalendarDates.Year(atoms, i + 1, afterMonth: true) is var (named, afterNamed))
            return new DatePoint(afterNamed, named);
        if (CalendarDates.Read(atoms, i) is { } date)
            return date.LacksYear && relative.YearOf(atoms, date.Next) is { } ofYear ? date with { Year = ofYear.Year, Next = ofYear.Next } : date;
        return CalendarDates.Year(atoms, i, afterMonth: false) is var (year, next) && IsYear(i, next) ? new DatePoint(next, year) : null;
    }

    private bool IsYear(int i, int next)
    {
        if (atoms[i].Kind != DateAtomKind.Number)
            return true;
        if (CalendarDates.IsLabelled(atoms, i) || atoms[i - 1].IsIn(DateWords.NumberLimits))
            return false;
        if (atoms[i - 1].Is("than") && (atoms[i - 2].Is("more") || atoms[i - 2].Is("fewer") || atoms[i - 2].Is("less")))
            return false;
        if (atoms[i].Value % 50 == 0 && atoms[next].IsIn(DateWords.CountedNouns))
            return false;

        // Parts of longer numbers, of addresses and names: "555-1234", "v.2000", "2000%".
        var before = atoms[i - 1];
        if (atoms[i].Glued && before.Glued && (before.IsIn(DateWords.Separators) || before.Is(":") || before.Is("_")) && atoms[i - 2].Kind is DateAtomKind.Number or DateAtomKind.Other)
            return DateWords.Connectors.Contains(before.Text) && atoms[i - 2].IsYear && !(atoms[i - 3].IsIn(DateWords.Separators) && atoms[i - 2].Glued);
        var after = atoms[next];
        return !(after.Glued && atoms[next + 1].Glued && (after.IsIn(DateWords.Separators) || after.Is(":")) && (atoms[next + 1].Kind == DateAtomKind.Other || IsTied(next + 2)));
    }

    private bool IsTied(int i) => atoms[i].Glued && atoms[i].IsIn(DateWords.Separators) && atoms[i + 1] is { Glued: true, Kind: DateAtomKind.Number or DateAtomKind.Other };

    // 4-22 January 2017, between 4 and 22 January, November 19-20, November between 19 and 20
    private DateExpression? DaysOfOneMonth(int i)
    {
        var isBetween = atoms[i].Is("between");
        var start = atoms.Skip(isBetween || atoms[i].Is("from") ? i + 1 : i, "the");
        if (CalendarDates.DayOfMonth(atoms, start) is var (first, next)
            && Connector(next, isBetween) is > 0 and var second
            && CalendarDates.Read(atoms, atoms.Skip(second, "the")) is { Month: > 0, Day: > 0 } end
            && CalendarDates.DayOfMonth(atoms, atoms.Skip(second, "the")) is not null
            && !atoms[next].Is("/") && end.Day >= first)
            return new DateExpression(new DatePoint(next, end.Year, end.Month, first), end);
        if (CalendarDates.Month(atoms, start) is not var (month, afterMonth))
            return null;
        var inner = atoms[afterMonth].Is("between") || atoms[afterMonth].Is("from");
        var day = atoms.Skip(inner ? afterMonth + 1 : afterMonth, "the");
        if (CalendarDates.DayOfMonth(atoms, day) is not var (from, afterFrom)
            || Connector(afterFrom, isBetween || atoms[afterMonth].Is("between")) is not (> 0 and var last)
            || CalendarDates.DayOfMonth(atoms, atoms.Skip(last, "the")) is not var (to, afterTo)
            || to < from
            || CalendarDates.Month(atoms, afterTo) is not null)
            return null;
        var yearAt = atoms.Skip(atoms.Skip(afterTo, ","), "of");
        var (year, afterYear) = CalendarDates.Year(atoms, yearAt, afterMonth: true) ?? (0, afterTo);
        return new DateExpression(new DatePoint(afterFrom, year, month, from), new DatePoint(afterYear, year, month, to));
    }

    // What follows the beginning of a range; null where nothing does.
    private DateExpression? Rest(DatePoint left, bool isBetween, bool isOpened)
    {
        var second = Connector(left.Next, isBetween);
        if (second == 0)
            return left.IsYear && left.Fixed is null ? SlashedYears(left) : null;
        var isDash = atoms[left.Next].IsIn(DateWords.Dashes);
        if (left.IsYear && ShortYearAfter(left, second, isDash) is { } shortYear)
            return shortYear;
        var right = Point(second) ?? (atoms[second].Is("the") ? Point(second + 1) : null) ?? relative.Now(atoms, second) ?? (left.Day > 0 ? DayAfter(left, second) : null);
        if (right is not { } end)
            return null;

        // "in 2002 to Japan in 2004" has no range: without an opener both ends must be of a size.
        if (!isOpened && !isDash && left.LacksYear && end.Fixed is not null)
            return null;
        var range = new DateExpression(left, end);
        return range.LacksYear || range.Resolve(0) is not null ? range : null;
    }

    private DateExpression? SlashedYears(DatePoint left) =>
        atoms[left.Next].Is("/") && atoms[left.Next].Glued && atoms[left.Next + 1] is { Glued: true } next && Completed(left.Year, next) is > 0 and var year
            ? new DateExpression(left, new DatePoint(left.Next + 2, year))
            : null;

    private DateExpression? ShortYearAfter(DatePoint left, int i, bool isDash)
    {
        if (!atoms[i].IsShort || (!isDash && (atoms[i].Text.Length < 2 || atoms[i + 1].IsIn(DateWords.UnitNouns) || CalendarDates.Month(atoms, i + 1) is not null)))
            return null;
        if (isDash && atoms[i + 1].IsIn(DateWords.Separators) && atoms[i + 2].Kind == DateAtomKind.Number)
            return null;
        return Completed(left.Year, atoms[i]) is > 0 and var year ? new DateExpression(left, new DatePoint(i + 1, year)) : null;
    }

    private static int Completed(int year, DateAtom digits)
    {
        if (digits.IsYear)
            return digits.Value > year ? digits.Value : 0;
        if (!digits.IsShort)
            return 0;
        var unit = digits.Text.Length == 1 ? 10 : 100;
        var completed = (year / unit * unit) + digits.Value;
        if (completed <= year)
            completed += unit;
        return completed - year < unit && (unit == 100 || completed / 10 == year / 10) ? completed : 0;
    }

    private DatePoint? DayAfter(DatePoint left, int i) =>
        CalendarDates.DayOfMonth(atoms, atoms.Skip(i, "the")) is var (day, next) && day > left.Day ? new DatePoint(next, left.Year, left.Month, day) : null;

    // Where the second end begins, or 0.
    private int Connector(int i, bool isBetween)
    {
        if (atoms[i].IsIn(DateWords.Connectors) || (isBetween && atoms[i].Is("and")))
            return atoms[i].Is("up") ? i + 2 : i + 1;
        return atoms.Row(i, "up", "to") || atoms.Row(i, "up", "until") ? i + 2 : 0;
    }
}
