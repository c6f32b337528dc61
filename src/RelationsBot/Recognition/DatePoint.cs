using RelationsBot.Knowledge;

namespace RelationsBot.Recognition;

/// <summary>One end of a mentioned time as far as it was said.</summary>
/// <param name="Next">The atom after it.</param>
/// <param name="Year">The year, or 0.</param>
/// <param name="Month">The month, or 0.</param>
/// <param name="Day">The day, or 0.</param>
/// <param name="Fixed">EDTF of a time that is no day, month or year of the calendar, else null.</param>
internal readonly record struct DatePoint(int Next, int Year, int Month = 0, int Day = 0, string? Fixed = null)
{
    /// <summary>Whether nothing but the year is missing.</summary>
    public bool LacksYear => Year == 0 && Fixed is null;

    /// <summary>Whether it is a bare year.</summary>
    public bool IsYear => Year > 0 && Month == 0;

    /// <summary>EDTF, or null where the year is missing.</summary>
    public string? Edtf => Fixed ?? (Year, Month, Day) switch
    {
        (0, _, _) => null,
        (_, 0, _) => $"{Year:D4}",
        (_, _, 0) => $"{Year:D4}-{Month:D2}",
        _ => $"{Year:D4}-{Month:D2}-{Day:D2}",
    };

    /// <summary>The period, or null where it is incomplete or no date of the calendar.</summary>
    public Period? ToPeriod() => Edtf is { } edtf ? Period.Parse(edtf) : null;

    /// <summary>A time that is no day, month or year of the calendar; null where the EDTF says nothing.</summary>
    public static DatePoint? Of(int next, string? edtf) =>
        edtf is not null && Period.Parse(edtf) is not null ? new DatePoint(next, 0, Fixed: edtf) : null;
}
