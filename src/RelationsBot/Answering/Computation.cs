using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What an operator worked out from facts: values only, put into words by the dialog.</summary>
internal abstract record Computation;

/// <summary>The time between two happenings.</summary>
/// <param name="Count">How many units, rounded to the nearest.</param>
/// <param name="Unit">The unit.</param>
/// <param name="IsExact">Whether both ends are known so finely that the count is no estimate.</param>
/// <param name="From">The earlier time.</param>
/// <param name="To">The later time.</param>
internal sealed record TimeBetween(int Count, TimeUnit Unit, bool IsExact, Period From, Period To) : Computation
{
    private const int LongestMonth = 31;

    /// <summary>The time between two periods, from beginning to beginning.</summary>
    /// <param name="a">One time.</param>
    /// <param name="b">The other time, before or after it.</param>
    /// <param name="unit">The unit that is asked for; null: the largest that says something. Never one finer than the periods are told.</param>
    public static TimeBetween Of(Period a, Period b, TimeUnit? unit)
    {
        var (from, to) = a.Start <= b.Start ? (a, b) : (b, a);
        var days = to.Start.DayNumber - from.Start.DayNumber;
        var areDays = from.Precision == Precision.Day && to.Precision == Precision.Day;
        var months = (to.Start.Year - from.Start.Year) * 12 + to.Start.Month - from.Start.Month;
        var chosen = unit ?? (months >= 18 ? TimeUnit.Year : months >= 2 ? TimeUnit.Month : TimeUnit.Day);

        // From one month to another there is no count of days.
        chosen = (TimeUnit)Math.Max((int)chosen, Math.Max((int)Finest(from), (int)Finest(to)));
        return chosen switch
        {
            TimeUnit.Year => new TimeBetween(areDays ? (int)Math.Round(days / 365.2425) : to.Start.Year - from.Start.Year, chosen, areDays && IsAnniversary(from, to), from, to),
            TimeUnit.Month => new TimeBetween(months, chosen, areDays && from.Start.Day == to.Start.Day, from, to),
            TimeUnit.Week => new TimeBetween((int)Math.Round(days / 7.0), chosen, areDays && days % 7 == 0, from, to),
            _ => new TimeBetween(days, chosen, areDays, from, to),
        };
    }

    private static TimeUnit Finest(Period period) => period.Precision switch
    {
        Precision.Day => TimeUnit.Day,
        Precision.Month => TimeUnit.Month,
        Precision.Range when period.IsBounded && period.Days <= LongestMonth => TimeUnit.Day,
        _ => TimeUnit.Year,
    };

    private static bool IsAnniversary(Period from, Period to) => from.Start.Day == to.Start.Day && from.Start.Month == to.Start.Month;
}

/// <summary>A unit of time that a question can count in.</summary>
internal enum TimeUnit
{
    /// <summary>24 hours.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>A year of the calendar.</summary>
    Year,
}

/// <summary>That the first of the decision's facts comes first, or is the greater.</summary>
/// <param name="Value">The time or amount that decides.</param>
internal sealed record Comparison(string Value) : Computation;

/// <summary>Which of two alternatives a fact bears out.</summary>
/// <param name="Name">Its name in the store.</param>
internal sealed record ChosenAlternative(string Name) : Computation;

/// <summary>What is left of a hundred per cent.</summary>
/// <param name="Rest">In per cent, 0 to 100.</param>
/// <param name="Parts">The shares that are taken away.</param>
internal sealed record RestOfShares(decimal Rest, IReadOnlyList<decimal> Parts) : Computation;

/// <summary>What is left of a number of things.</summary>
/// <param name="Rest">How many.</param>
/// <param name="Whole">Of how many.</param>
/// <param name="Part">How many are taken away.</param>
internal sealed record RestOfCount(decimal Rest, decimal Whole, decimal Part) : Computation;

/// <summary>What share of a whole a number of things is.</summary>
/// <param name="Part">How many.</param>
/// <param name="Whole">Of how many.</param>
/// <param name="IsEstimate">Whether either is told as an estimate.</param>
internal sealed record ShareOfCount(decimal Part, decimal Whole, bool IsEstimate) : Computation
{
    /// <summary>In per cent, to the nearest whole one.</summary>
    public decimal Percent => Math.Round(100 * Part / Whole, MidpointRounding.AwayFromZero);

    /// <summary>Whether the share is just that.</summary>
    public bool IsExact => !IsEstimate && Percent * Whole == 100 * Part;
}

/// <summary>Whether a told number keeps to a limit.</summary>
/// <param name="Told">The number.</param>
/// <param name="Keeps">Whether it does; null where what is told leaves that open.</param>
internal sealed record NumberWithinLimit(RoleValue Told, bool? Keeps) : Computation;

/// <summary>How much one number is more than another.</summary>
/// <param name="More">The greater one.</param>
/// <param name="Less">The smaller one.</param>
/// <param name="Unit">The unit of both, or null.</param>
/// <param name="IsEstimate">Whether either is told as an estimate.</param>
internal sealed record DifferenceOfCounts(decimal More, decimal Less, string? Unit, bool IsEstimate) : Computation;

/// <summary>Two numbers together.</summary>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Unit">The unit of both, or null.</param>
/// <param name="IsEstimate">Whether either is told as an estimate.</param>
internal sealed record SumOfCounts(decimal One, decimal Other, string? Unit, bool IsEstimate) : Computation;

/// <summary>On which side of the second of the decision's facts the first lies in time.</summary>
/// <param name="IsBefore">Whether it came before.</param>
/// <param name="When">When it was.</param>
/// <param name="Other">When the other was.</param>
internal sealed record SideInTime(bool IsBefore, Period When, Period Other) : Computation;
