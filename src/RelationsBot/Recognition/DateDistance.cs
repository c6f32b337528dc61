namespace RelationsBot.Recognition;

/// <summary>A stretch between two dates: "2 years 1 month 21 days".</summary>
/// <param name="Months">Whole months.</param>
/// <param name="Days">Days beyond them.</param>
/// <param name="Finest">The finest unit that was said: as fine as the result is known.</param>
/// <param name="Next">The atom after it.</param>
/// <param name="Sign">-1 before, 1 after a date.</param>
internal readonly record struct DateDistance(long Months, long Days, DateUnit Finest, int Next, int Sign = 0)
{
    private const int PartLimit = 4;

    /// <summary>Reads one.</summary>
    /// <param name="atoms">The utterance.</param>
    /// <param name="i">Where it begins.</param>
    /// <param name="count">Reads a number or what stands for one.</param>
    public static DateDistance? Read(DateAtoms atoms, int i, Func<DateAtoms, int, (int Count, int Next)?> count)
    {
        var distance = new DateDistance(0, 0, DateUnit.Century, i);
        for (var part = 0; part < PartLimit; part++)
        {
            var at = part > 0 ? atoms.Skip(distance.Next, "and") : i;
            if (count(atoms, at) is not var (number, afterNumber) || !DateUnits.TryGet(atoms[afterNumber].Text, out var unit))
                break;
            distance = new DateDistance(
                distance.Months + (number * MonthsOf(unit)),
                distance.Days + (unit switch { DateUnit.Day => number, DateUnit.Week => 7L * number, _ => 0 }),
                unit < distance.Finest ? unit : distance.Finest,
                afterNumber + 1);
        }

        return distance.Next > i ? distance : null;
    }

    /// <summary>-1 for "before", 1 for "after" and "from", else 0.</summary>
    public static int Direction(DateAtoms atoms, int i) => atoms[i].Kind == DateAtomKind.Word ? atoms[i].Text switch { "before" => -1, "after" or "from" => 1, _ => 0 } : 0;

    /// <summary>Months in a unit; 0 for days and weeks.</summary>
    public static long MonthsOf(DateUnit unit) => unit switch { DateUnit.Month => 1, DateUnit.Year => 12, DateUnit.Decade => 120, DateUnit.Century => 1200, _ => 0 };

    /// <summary>The date this far from a day; null where no calendar reaches.</summary>
    public DatePoint? Shift(DateOnly from, int sign, int next)
    {
        var month = (from.Year * 12L) + from.Month - 1 + (sign * Months);
        if (month is < 12 or >= 120_000)
            return null;
        var (year, monthOfYear) = ((int)(month / 12), (int)(month % 12) + 1);
        if (Finest >= DateUnit.Year)
            return new DatePoint(next, year);
        if (Finest == DateUnit.Month)
            return new DatePoint(next, year, monthOfYear);
        var start = new DateOnly(year, monthOfYear, Math.Min(from.Day, DateTime.DaysInMonth(year, monthOfYear)));
        var day = start.DayNumber + (sign * Days);
        return day >= 365 && day <= DateOnly.MaxValue.DayNumber && DateOnly.FromDayNumber((int)day) is var date ? new DatePoint(next, date.Year, date.Month, date.Day) : null;
    }

    /// <summary>The date this far from another, where that one is known as finely.</summary>
    public DatePoint? From(DatePoint origin)
    {
        if (origin.Year == 0)
            return null;
        if (origin.Day > 0)
            return origin.ToPeriod() is { } period ? (this with { Finest = DateUnit.Day }).Shift(period.Start, Sign, origin.Next) : null;
        var isFineEnough = origin.Month > 0 ? Finest >= DateUnit.Month : Finest >= DateUnit.Year;
        return isFineEnough ? (this with { Finest = origin.Month > 0 ? DateUnit.Month : DateUnit.Year }).Shift(new DateOnly(origin.Year, Math.Max(origin.Month, 1), 1), Sign, origin.Next) : null;
    }
}
