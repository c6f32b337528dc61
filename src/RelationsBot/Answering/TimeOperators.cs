using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What follows from when things happened: how long between, how long ago, which first, whether before. Immutable.</summary>
internal sealed class TimeOperators(OperandReader operands)
{
    // What lasted longer than this has no one time that an age could be counted from.
    private const int LongestHappening = 366;

    private static readonly (string Word, TimeUnit Unit)[] Units = [("year", TimeUnit.Year), ("month", TimeUnit.Month), ("week", TimeUnit.Week), ("day", TimeUnit.Day)];

    /// <summary>How long lies between two happenings.</summary>
    public Decision? Difference(Operation operation)
    {
        if (operation.Count == 1)
            return Between(operation);
        if (Times(operation) is not var (a, b) || !HasLengthBetween(a.When!, b.When!))
            return null;

        // "How long after X did Y": where Y came before, the question is wrong.
        var isOtherWay = (operation.Says("after", "following") && b.When!.Start < a.When!.Start) || (operation.Says("before") && b.When!.Start > a.When!.Start);
        return isOtherWay
            ? Operand.Result(operation.Intent, null, a, b) with { Outcome = Outcome.Corrected }
            : Operand.Result(operation.Intent, TimeBetween.Of(a.When!, b.When!, Unit(operation)), a, b);
    }

    // "Between his two visits": one happening that took place twice.
    private Decision? Between(Operation operation)
    {
        if (operands.Ask(operation, 0, "time", "when") is not { Outcome: Outcome.Answered } decision)
            return null;
        foreach (var candidate in decision.Candidates.Where(c => c.Vetoes.Count == 0 && c.Share >= Decider.LeastShare))
        {
            var times = candidate.Fact.Entry.Propositions.Where(p => p.Frame == candidate.Fact.Proposition.Frame).Select(p => p.When).OfType<Period>()
                .Where(p => p.Start > DateOnly.MinValue).DistinctBy(p => p.Edtf).OrderBy(p => p.Start).ToList();
            if (times.Count == 2)
                return Operand.Result(operation.Intent, TimeBetween.Of(times[0], times[1], Unit(operation)), new Operand(decision, candidate));
        }

        return null;
    }

    /// <summary>How long ago something happened.</summary>
    public Decision? Ago(Operation operation)
    {
        var today = Period.OfDay(operation.Today);
        return operands.Time(operation, 0) is { When: { } when } happening && IsOneTime(when) && when.End < today.Start
            ? Operand.Result(operation.Intent, TimeBetween.Of(when, today, Unit(operation)), happening)
            : null;
    }

    /// <summary>How old a thing is.</summary>
    public Decision? Age(Operation operation)
    {
        var today = Period.OfDay(operation.Today);
        return operands.Origin(operation, 0) is { When: { } when } origin && IsOneTime(when) && when.End < today.Start
            ? Operand.Result(operation.Intent, TimeBetween.Of(when, today, Unit(operation)), origin)
            : null;
    }

    /// <summary>Which of two happenings came first, or last.</summary>
    public Decision? Order(Operation operation)
    {
        if (Times(operation) is not var (a, b) || a.When!.Overlaps(b.When!))
            return null;
        var asksForLast = operation.Says("last", "later", "second", "newer", "younger");
        var winner = a.When.Start < b.When!.Start != asksForLast ? a : b;
        return Operand.Result(operation.Intent, new Comparison(winner.When!.ToString()), winner, winner == a ? b : a);
    }

    /// <summary>Whether one happening came before, or after, another.</summary>
    public Decision? Before(Operation operation)
    {
        if (Times(operation) is not var (a, b) || a.When!.Overlaps(b.When!))
            return null;
        var isSo = a.When.Start < b.When!.Start == (operation.Intent == "before");
        return Operand.Result("yesno", null, a, b) with { Verdict = isSo ? "yes" : "no" };
    }

    /// <summary>On which side of another one happening lies.</summary>
    public Decision? Side(Operation operation) => Times(operation) is var (a, b) && !a.When!.Overlaps(b.When!)
        ? Operand.Result(operation.Intent, new SideInTime(a.When.Start < b.When!.Start, a.When, b.When), a, b)
        : null;

    private (Operand A, Operand B)? Times(Operation operation) =>
        operation.Count == 2 && operands.Time(operation, 0) is { } a && operands.Time(operation, 1, a) is { } b ? (a, b) : null;

    // Times that overlap tell no length, unless both are the same day.
    private static bool HasLengthBetween(Period a, Period b) =>
        !a.Overlaps(b) || (a.Precision == Precision.Day && b.Precision == Precision.Day);

    private static bool IsOneTime(Period when) => when.IsBounded && (when.Days <= LongestHappening || when.Precision != Precision.Range);

    // The unit that is asked for, or null.
    private static TimeUnit? Unit(Operation operation)
    {
        foreach (var token in operation.Match.Tokens.Select(t => operation.Analysis.Tokens[t]))
        {
            foreach (var (word, unit) in Units)
            {
                if (token.Is(word))
                    return unit;
            }
        }

        return null;
    }
}
