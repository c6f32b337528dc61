using System.Collections.Frozen;

namespace RelationsBot.Recognition;

/// <summary>Reads times that count from a given day: "yesterday", "last year", "two years ago".</summary>
internal sealed class RelativeDates(DateOnly today)
{
    private const int Few = 3;

    private static readonly FrozenDictionary<string, int> Steps = new Dictionary<string, int>
    {
        ["this"] = 0,
        ["current"] = 0,
        ["last"] = -1,
        ["past"] = -1,
        ["previous"] = -1,
        ["next"] = 1,
        ["coming"] = 1,
        ["upcoming"] = 1,
    }.ToFrozenDictionary();

    /// <summary>The day everything counts from.</summary>
    public DateOnly Today => today;

    /// <summary>The relative time at an atom.</summary>
    public DatePoint? Read(DateAtoms atoms, int i) => Day(atoms, i) ?? PartOfCurrent(atoms, i) ?? Step(atoms, i) ?? Ago(atoms, i);

    /// <summary>"now", "the present": as the end of a range.</summary>
    public DatePoint? Now(DateAtoms atoms, int i)
    {
        var next = atoms.Skip(i, "the");
        if (atoms.Row(next, "present", "day") || atoms.Row(next, "current", "date") || atoms.Row(next, "this", "day"))
            return OnDay(next + 2, today.DayNumber);
        return atoms[next].Is("present") || atoms[next].Is("now") || atoms[next].Is("date") ? OnDay(next + 1, today.DayNumber) : null;
    }

    private static DatePoint? OnDay(int next, long dayNumber) =>
        dayNumber >= DateOnly.MinValue.DayNumber && dayNumber <= DateOnly.MaxValue.DayNumber && DateOnly.FromDayNumber((int)dayNumber) is { Year: > 0 } day
            ? new DatePoint(next, day.Year, day.Month, day.Day)
            : null;

    private DatePoint? Day(DateAtoms atoms, int i)
    {
        if (NamedDay(atoms, i) is var (offset, next))
            return OnDay(next, (long)today.DayNumber + offset);
        return null;
    }

    private static (int Offset, int Next)? NamedDay(DateAtoms atoms, int i)
    {
        switch (atoms[i].Text)
        {
            case "today" or "tonight":
                return (0, i + 1);
            case "yesterday":
                return (-1, i + 1);
            case "tomorrow" or "tmr":
                return (1, i + 1);
        }

        var start = atoms.Skip(i, "the");
        if (atoms.Row(start, "day", "before", "yesterday"))
            return (-2, start + 3);
        return atoms.Row(start, "day", "after", "tomorrow") ? (2, start + 3) : null;
    }

    // last year, the last ten years, next month, this May, last Friday
    private DatePoint? Step(DateAtoms atoms, int i)
    {
        // The article belongs to the name of a decade or century, not to "last year".
        var start = atoms.Skip(i, "the");
        if (atoms.Row(start, "year", "before", "last"))
            return YearAt(start + 3, -2);
        if (atoms[start].Kind != DateAtomKind.Word || !Steps.TryGetValue(atoms[start].Text, out var step))
            return null;
        var next = start + 1;
        if (start > i && !NamesDecade(atoms, next))
            return null;
        if (atoms[next].Is("quarter"))
            return Quarter(next + 1, step);
        if (Count(atoms, next) is var (count, afterCount) && DateUnits.TryGet(atoms[afterCount].Text, out var unit) && step != 0)
            return Stretch(afterCount + 1, count * step, unit);

        // "First and last year of the war": of what follows, not of today.
        if (i > 1 && atoms[i - 1].Is("and") && atoms[i - 2].Is("first"))
            return null;
        if (atoms[next].Kind == DateAtomKind.Word && DateUnits.TryGet(atoms[next].Text, out unit) && unit != DateUnit.Day)
            return atoms[next].Text.EndsWith('s') ? null : Single(next + 1, step, unit);
        if (atoms[next].Is("weekend"))
            return Days(next + 1, Monday + (7L * step) + 5, 2);
        if (MonthNames.Month(atoms[next].Text) is > 0 and var month && !(atoms[next].Is("may") && !atoms[next].Capitalized) && CalendarDates.Month(atoms, next) is var (_, afterMonth))
        {
            // "last September" is the latest that is over, "next June" the first to come.
            var year = today.Year;
            if (step < 0 && month >= today.Month)
                year--;
            else if (step > 0 && month <= today.Month)
                year++;
            return CalendarDates.Year(atoms, afterMonth, afterMonth: true) is null && year > 0 ? new DatePoint(atoms[afterMonth - 1].Is(".") ? afterMonth - 1 : afterMonth, year, month) : null;
        }

        if (MonthNames.Weekday(atoms[next].Text) is > 0 and var weekday && atoms[next].Kind == DateAtomKind.Word)
            return atoms[start].Is("past") ? OnDay(next + 1, PastWeekday(weekday)) : OnDay(next + 1, Monday + (7L * step) + weekday - 1);
        return null;
    }

    private static bool NamesDecade(DateAtoms atoms, int i)
    {
        var at = Count(atoms, i)?.Next ?? i;
        return DateUnits.TryGet(atoms[at].Text, out var unit) && unit >= DateUnit.Decade;
    }

    private DatePoint? Quarter(int next, int step)
    {
        var quarter = (today.Year * 4) + ((today.Month - 1) / 3) + step;
        var (year, first) = (quarter / 4, ((quarter % 4) * 3) + 1);
        return DatePoint.Of(next, $"{year:D4}-{first:D2}/{year:D4}-{first + 2:D2}");
    }

    private long PastWeekday(int weekday)
    {
        var day = Monday + weekday - 1;
        return day < today.DayNumber ? day : day - 7;
    }

    /// <summary>"last year" and the like as the year of a date before it.</summary>
    public DatePoint? YearOf(DateAtoms atoms, int i)
    {
        var start = atoms.Skip(atoms.Skip(i, ","), "of");
        return atoms[start + 1].Is("year") && Step(atoms, start) is { IsYear: true } year ? year : null;
    }

    // "earlier this year" ends yesterday, "later this month" begins tomorrow.
    private DatePoint? PartOfCurrent(DateAtoms atoms, int i)
    {
        var isEarlier = atoms[i].Is("earlier");
        if (!(isEarlier || atoms[i].Is("later")) || !atoms[i + 1].Is("this") || Step(atoms, i + 1) is not { } whole || whole.ToPeriod() is not { } period)
            return null;
        var (first, last) = isEarlier ? (period.Start.DayNumber, today.DayNumber - 1) : (today.DayNumber + 1, period.End.DayNumber);
        return last < first ? whole : Days(whole.Next, first, last - first + 1);
    }

    // two years ago, 1 month 21 days ago, three days from now, two days before yesterday
    private DatePoint? Ago(DateAtoms atoms, int i)
    {
        if (DateDistance.Read(atoms, i, Count) is not { } distance)
            return null;
        var next = distance.Next;
        if (atoms[next].Is("ago"))
            return distance.Shift(today, -1, next + 1);
        if (atoms[next].Is("hence"))
            return distance.Shift(today, 1, next + 1);
        if (atoms.Row(next, "from", "now"))
            return distance.Shift(today, 1, next + 2);
        if (DateDistance.Direction(atoms, next) is not (not 0 and var sign) || NamedDay(atoms, next + 1) is not var (offset, end) || OnDay(end, (long)today.DayNumber + offset) is not { } day)
            return null;
        return (distance with { Finest = DateUnit.Day }).Shift(new DateOnly(day.Year, day.Month, day.Day), sign, end);
    }

    /// <summary>"two years after": how far, in which direction, and where the date begins that it counts from.</summary>
    public (DateDistance Distance, int Next)? Distance(DateAtoms atoms, int i)
    {
        if (DateDistance.Read(atoms, i, Count) is not { } distance || DateDistance.Direction(atoms, distance.Next) is not (not 0 and var sign))
            return null;
        return (distance with { Sign = sign }, distance.Next + 1);
    }

    /// <summary>"friday of next week", "next week on Friday", "the 20th of next month".</summary>
    public DatePoint? DayWithin(DateAtoms atoms, int i)
    {
        if (atoms[i].Kind == DateAtomKind.Word && MonthNames.Weekday(atoms[i].Text) is > 0 and var weekday)
            return Step(atoms, atoms.Skip(i + 1, "of")) is { } week && IsWeek(atoms, week) ? DayOfWeek(week.Next, week, weekday) : null;
        if (Step(atoms, i) is { } first && IsWeek(atoms, first))
        {
            var next = atoms.Skip(first.Next, "on");
            return MonthNames.Weekday(atoms[next].Text) is > 0 and var behind && atoms[next].Kind == DateAtomKind.Word ? DayOfWeek(next + 1, first, behind) : null;
        }

        if (CalendarDates.DayOfMonth(atoms, i) is not var (day, afterDay) || atoms[i].IsShort)
            return null;
        return Step(atoms, atoms.Skip(afterDay, "of")) is { Month: > 0, Day: 0 } month && atoms[month.Next - 1].Is("month") && day <= DateTime.DaysInMonth(month.Year, month.Month)
            ? month with { Day = day }
            : null;
    }

    private static bool IsWeek(DateAtoms atoms, DatePoint point) => atoms[point.Next - 1].Is("week");

    private static DatePoint? DayOfWeek(int next, DatePoint week, int weekday) => week.ToPeriod() is { } period ? OnDay(next, period.Start.DayNumber + weekday - 1) : null;

    private long Monday => today.DayNumber - (((int)today.DayOfWeek + 6) % 7);

    // "10", "ten", "a few", "a couple of", "several", "a", "an"
    private static (int Count, int Next)? Count(DateAtoms atoms, int i)
    {
        if (atoms[i].Kind == DateAtomKind.Number)
            return (atoms[i].Value, i + 1);
        if (SpelledNumbers.Cardinal(atoms, i) is { } number)
            return number;
        var start = atoms.Skip(i, "a");
        if (atoms[start].Is("few") || atoms[start].Is("several"))
            return (Few, start + 1);
        if (atoms[start].Is("couple"))
            return (2, atoms.Skip(start + 1, "of"));
        return atoms[i].Is("a") || atoms[i].Is("an") ? (1, i + 1) : null;
    }

    private DatePoint? YearAt(int next, int offset) => today.Year + offset is > 0 and < 10_000 and var year ? new DatePoint(next, year) : null;

    private DatePoint? Single(int next, int step, DateUnit unit)
    {
        switch (unit)
        {
            case DateUnit.Week:
                return Days(next, Monday + (7L * step), 7);
            case DateUnit.Month:
                var month = (today.Year * 12) + today.Month - 1 + step;
                return month is >= 12 and < 120_000 ? new DatePoint(next, month / 12, (month % 12) + 1) : null;
            case DateUnit.Year:
                return YearAt(next, step);
            case DateUnit.Decade:
                return DatePoint.Of(next, $"{(today.Year / 10) + step:D3}X");
            default:
                return DatePoint.Of(next, $"{(today.Year / 100) + step:D2}XX");
        }
    }

    // The last ten years end yesterday, the next ten begin tomorrow.
    private DatePoint? Stretch(int next, int count, DateUnit unit)
    {
        if (unit is DateUnit.Day or DateUnit.Week)
        {
            var days = (long)count * (unit == DateUnit.Week ? 7 : 1);
            return days < 0 ? Days(next, today.DayNumber + days, -days) : Days(next, today.DayNumber + 1, days);
        }

        var months = (long)count * (unit switch { DateUnit.Month => 1, DateUnit.Year => 12, DateUnit.Decade => 120, _ => 1200 });
        var month = (today.Year * 12L) + today.Month - 1 + months;
        if (month is < 12 or >= 120_000)
            return null;
        var other = today.AddMonths((int)months);
        return months < 0 ? Days(next, other.DayNumber, today.DayNumber - other.DayNumber) : Days(next, today.DayNumber + 1, other.DayNumber - today.DayNumber);
    }

    private static DatePoint? Days(int next, long first, long length)
    {
        if (length < 1 || OnDay(next, first) is not { } from || OnDay(next, first + length - 1) is not { } to)
            return null;
        return length == 1 ? from : DatePoint.Of(next, $"{from.Edtf}/{to.Edtf}");
    }
}
