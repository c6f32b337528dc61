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

    private static readonly FrozenDictionary<string, Unit> Units = new Dictionary<string, Unit>
    {
        ["day"] = Unit.Day,
        ["days"] = Unit.Day,
        ["week"] = Unit.Week,
        ["weeks"] = Unit.Week,
        ["month"] = Unit.Month,
        ["months"] = Unit.Month,
        ["year"] = Unit.Year,
        ["years"] = Unit.Year,
        ["yrs"] = Unit.Year,
        ["decade"] = Unit.Decade,
        ["decades"] = Unit.Decade,
        ["century"] = Unit.Century,
        ["centuries"] = Unit.Century,
    }.ToFrozenDictionary();

    private enum Unit
    {
        Day,
        Week,
        Month,
        Year,
        Decade,
        Century,
    }

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
        if (Count(atoms, next) is var (count, afterCount) && Units.TryGetValue(atoms[afterCount].Text, out var unit) && step != 0)
            return Stretch(afterCount + 1, count * step, unit);
        if (atoms[next].Kind == DateAtomKind.Word && Units.TryGetValue(atoms[next].Text, out unit) && unit != Unit.Day)
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
        return Units.TryGetValue(atoms[at].Text, out var unit) && unit >= Unit.Decade;
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
        const int PartLimit = 4;
        var (days, months, next, finest) = (0L, 0L, i, Unit.Century);
        for (var part = 0; part < PartLimit; part++)
        {
            var at = part > 0 ? atoms.Skip(next, "and") : next;
            if (Count(atoms, at) is not var (count, afterCount) || !Units.TryGetValue(atoms[afterCount].Text, out var unit))
                break;
            finest = unit < finest ? unit : finest;
            _ = unit switch
            {
                Unit.Day => days += count,
                Unit.Week => days += 7L * count,
                Unit.Month => months += count,
                Unit.Year => months += 12L * count,
                Unit.Decade => months += 120L * count,
                _ => months += 1200L * count,
            };
            next = afterCount + 1;
        }

        if (next == i)
            return null;
        var sign = 0;
        var from = 0;
        if (atoms[next].Is("ago"))
            (sign, next) = (-1, next + 1);
        else if (atoms[next].Is("hence") || atoms.Row(next, "from", "now"))
            (sign, next) = (1, next + (atoms[next].Is("hence") ? 1 : 2));
        else if ((atoms[next].Is("before") || atoms[next].Is("after") || atoms[next].Is("from")) && NamedDay(atoms, next + 1) is var (offset, end))
            (sign, from, next, finest) = (atoms[next].Is("before") ? -1 : 1, offset, end, Unit.Day);
        if (sign == 0)
            return null;
        var month = (today.Year * 12L) + today.Month - 1 + (sign * months);
        if (month is < 12 or >= 120_000)
            return null;
        var (year, monthOfYear) = ((int)(month / 12), (int)(month % 12) + 1);
        if (finest >= Unit.Year)
            return new DatePoint(next, year);
        if (finest == Unit.Month)
            return new DatePoint(next, year, monthOfYear);
        var day = new DateOnly(year, monthOfYear, Math.Min(today.Day, DateTime.DaysInMonth(year, monthOfYear)));
        return OnDay(next, day.DayNumber + from + (sign * days));
    }

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

    private DatePoint? Single(int next, int step, Unit unit)
    {
        switch (unit)
        {
            case Unit.Week:
                return Days(next, Monday + (7L * step), 7);
            case Unit.Month:
                var month = (today.Year * 12) + today.Month - 1 + step;
                return month is >= 12 and < 120_000 ? new DatePoint(next, month / 12, (month % 12) + 1) : null;
            case Unit.Year:
                return YearAt(next, step);
            case Unit.Decade:
                return DatePoint.Of(next, $"{(today.Year / 10) + step:D3}X");
            default:
                return DatePoint.Of(next, $"{(today.Year / 100) + step:D2}XX");
        }
    }

    // The last ten years end yesterday, the next ten begin tomorrow.
    private DatePoint? Stretch(int next, int count, Unit unit)
    {
        if (unit is Unit.Day or Unit.Week)
        {
            var days = (long)count * (unit == Unit.Week ? 7 : 1);
            return days < 0 ? Days(next, today.DayNumber + days, -days) : Days(next, today.DayNumber + 1, days);
        }

        var months = (long)count * (unit switch { Unit.Month => 1, Unit.Year => 12, Unit.Decade => 120, _ => 1200 });
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
