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
    /// <summary>The time between two periods, from beginning to beginning.</summary>
    /// <param name="a">One time.</param>
    /// <param name="b">The other time, before or after it.</param>
    /// <param name="unit">The unit that is asked for; null: the largest that says something.</param>
    public static TimeBetween Of(Period a, Period b, TimeUnit? unit)
    {
        var (from, to) = a.Start <= b.Start ? (a, b) : (b, a);
        var days = to.Start.DayNumber - from.Start.DayNumber;
        var areDays = from.Precision == Precision.Day && to.Precision == Precision.Day;
        var months = (to.Start.Year - from.Start.Year) * 12 + to.Start.Month - from.Start.Month;
        var chosen = unit ?? (months >= 18 ? TimeUnit.Year : months >= 2 ? TimeUnit.Month : TimeUnit.Day);
        return chosen switch
        {
            TimeUnit.Year => new TimeBetween(areDays ? (int)Math.Round(days / 365.2425) : to.Start.Year - from.Start.Year, chosen, areDays && IsAnniversary(from, to), from, to),
            TimeUnit.Month => new TimeBetween(months, chosen, areDays && from.Start.Day == to.Start.Day, from, to),
            TimeUnit.Week => new TimeBetween((int)Math.Round(days / 7.0), chosen, areDays && days % 7 == 0, from, to),
            _ => new TimeBetween(days, chosen, areDays, from, to),
        };
    }

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
