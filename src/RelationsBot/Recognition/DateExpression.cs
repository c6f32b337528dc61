using RelationsBot.Knowledge;

namespace RelationsBot.Recognition;

/// <summary>A time or a range of two, possibly without a year.</summary>
/// <param name="Left">The time, or the beginning of the range.</param>
/// <param name="Right">The end of the range, or null.</param>
internal readonly record struct DateExpression(DatePoint Left, DatePoint? Right = null)
{
    /// <summary>The atom after it.</summary>
    public int Next => Right?.Next ?? Left.Next;

    /// <summary>Whether the year has to come from elsewhere.</summary>
    public bool LacksYear => Left.LacksYear && Right is null or { LacksYear: true };

    /// <summary>The period, or null where it is none.</summary>
    /// <param name="year">The year of what lacks one; 0 where there is none.</param>
    public Period? Resolve(int year)
    {
        var left = Left;
        if (Right is not { } right)
            return (left.LacksYear ? left with { Year = year } : left).ToPeriod();
        if (left.LacksYear && right.LacksYear)
        {
            if (year == 0)
                return null;
            left = left with { Year = year };
        }

        // What one end leaves out is as near to the other as the order allows: "December to February 1990".
        if (left.LacksYear)
        {
            if (right.Fixed is not null)
                return null;
            left = left with { Year = right.Month > 0 && (left.Month, left.Day).CompareTo((right.Month, right.Day == 0 ? 31 : right.Day)) > 0 ? right.Year - 1 : right.Year };
        }
        else if (right.LacksYear)
        {
            if (left.Fixed is not null)
                return null;
            right = right with { Year = (right.Month, right.Day == 0 ? 31 : right.Day).CompareTo((left.Month, left.Day)) < 0 ? left.Year + 1 : left.Year };
        }

        if (End(left, first: true) is not { } from || End(right, first: false) is not { } to)
            return null;
        return Period.Parse($"{from}/{to}");
    }

    private static string? End(DatePoint point, bool first)
    {
        if (point.Edtf is not { } edtf || Period.Parse(edtf) is not { } period)
            return null;
        return edtf.Contains('/', StringComparison.Ordinal) ? Period.OfDay(first ? period.Start : period.End).Edtf : edtf;
    }
}
