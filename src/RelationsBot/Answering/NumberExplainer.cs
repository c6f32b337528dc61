using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>How far a fact explains a number or a rank.</summary>
internal static class NumberExplainer
{
    private const int First = 1;
    private const int Last = -1;

    /// <summary>Holds a fact against a number.</summary>
    public static Explanation Explain(Term term, double weight, Fact fact)
    {
        var number = term.Number!;
        if (number.Kind == NumberKind.Ordinal)
            return Rank(term, weight, fact);

        // "In 98", "02 and 04": two digits may be a year.
        if (term.Text.Length is 2 or 4 && term.Text.All(char.IsAsciiDigit) && fact.Periods.Any(p => IsOfYear(p.Period, number.Value)))
            return new Explanation(term, 0.9, weight, null);
        if (term.IsAsked || term.IsCompound || (number.Value is 1 or 2 && term.End >= 0))
            return new Explanation(term, 1, 0, null);
        var found = fact.Numbers.Contains(number.Value);
        return new Explanation(term, found ? 1 : 0, weight, found || term.IsContext || term.IsInherited ? null : new Veto("another number than {0}", term.Text));
    }

    private static Explanation Rank(Term term, double weight, Fact fact)
    {
        var rank = term.Number!.Value;
        var isTold = fact.Ordinals.Contains(rank);
        if (rank == Last && !term.IsContext && !isTold && fact.Ordinals.Contains(First))
            return new Explanation(term, 0, weight, new Veto("the first one, not the {0}", term.Text));
        if (rank is First or Last)
            return new Explanation(term, isTold ? 1 : 0.5, term.IsContext ? 0 : weight, null);
        return new Explanation(term, isTold ? 1 : 0, weight, isTold || term.IsContext ? null : new Veto("no {0} one", term.Text));
    }

    private static bool IsOfYear(Period period, decimal year) =>
        period.IsBounded && period.Days <= 366 && (period.Start.Year == year || period.Start.Year % 100 == year);
}
