using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>How far a fact explains a mentioned time: it lies in it, overlaps it, or has an end near to it. Immutable.</summary>
internal sealed class DateExplainer(KnowledgeStore store)
{
    /// <summary>Holds a fact against a mentioned time.</summary>
    public Explanation Explain(Term term, double weight, Fact fact, Reading reading)
    {
        // "How many by 1984": a count of another year is no answer.
        var isLimitOfCount = term.Date is { Relation: DateRelation.Until } && AsksForCount(reading);
        var date = isLimitOfCount ? term.Date! with { Relation = DateRelation.In } : term.Date!;
        var strength = isLimitOfCount && EndsWith(date.Period, fact) ? 1 : Strength(date, fact);
        var mustFit = !term.IsInherited && (!term.IsContext || SetsLimit(term, date, reading));
        return new Explanation(term, strength, weight, strength < Explanation.Enough && mustFit ? new Veto("another time than {0}", term.Text) : null);
    }

    private bool AsksForCount(Reading reading) =>
        reading.Slot is { } slot && (slot == "attribute" || store.Slots[slot].Type is SlotType.Number or SlotType.Amount);

    // "After the meeting of 2007, when did they …", "Poll of 2017: what share …": a limit that stands before the question,
    // or the time of what it is about, counts all the same.
    private static bool SetsLimit(Term term, DateMention date, Reading reading) =>
        term.IsSetting && ((reading.Slot == "time" && date.Relation is DateRelation.After or DateRelation.Before) || !reading.Terms.Any(t => t.IsSetting && t.IsVerb));

    /// <summary>How well a fact fits a mentioned time, at the precision of the question.</summary>
    public static double Strength(DateMention date, Fact fact)
    {
        var best = 0d;
        foreach (var (period, strength) in fact.Periods)
        {
            var fit = Fit(date.Scope, period);

            // "after the 2002 confession": the date may belong to what the scene is measured from.
            if (date.Relation != DateRelation.In)
                fit = Math.Max(fit, Fit(date.Period, period) * 0.7);
            best = Math.Max(best, fit * strength);
        }

        return best;
    }

    // "How many by 1960", of what is told up to then.
    private static bool EndsWith(Period limit, Fact fact)
    {
        foreach (var (period, strength) in fact.Periods)
        {
            if (strength >= 1 && period.Start == DateOnly.MinValue && period.End == limit.End)
                return true;
        }

        return false;
    }

    private static double Fit(Period scope, Period period)
    {
        if (!scope.Overlaps(period))
            return 0;
        if (scope.Contains(period))
            return 1;
        if (!period.IsBounded)
        {
            // An open end is unknown, not endless: a vague limit vouches for the ten years next to it, an exact one for its own year.
            var reach = period.Edtf.Contains('X', StringComparison.Ordinal) ? 10 : 0;
            var near = scope.IsBounded && (period.Start == DateOnly.MinValue ? scope.End.Year >= period.End.Year - reach : scope.Start.Year <= period.Start.Year + reach);
            return near ? 0.65 : 0.1;
        }

        if (period.Contains(scope))
            return period.Days <= 3700 ? 0.85 : 0.6;
        return 0.65;
    }
}
