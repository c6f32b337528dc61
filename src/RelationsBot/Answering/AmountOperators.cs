using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What follows from how much or how many: which is more and by how much, both together, what is left. Immutable.</summary>
internal sealed class AmountOperators(OperandReader operands)
{
    /// <summary>Which of two amounts is greater, or less.</summary>
    public Decision? More(Operation operation)
    {
        if (operation.Count != 2 || operands.Amount(operation, 0) is not { Value: { } one } a || operands.Amount(operation, 1) is not { Value: { } other } b || one.Value == other.Value || one.Unit != other.Unit)
            return null;
        var asksForLess = operation.Says("smaller", "less", "fewer", "lower", "smallest", "least");
        var winner = one.Value > other.Value != asksForLess ? a : b;
        return Operand.Result(operation.Intent, new Comparison(winner.Value!.Text), winner, winner == a ? b : a);
    }

    /// <summary>By how much one number is more than another: where it is not, the question is wrong.</summary>
    public Decision? Excess(Operation operation)
    {
        if (Pair(operation) is not var (a, b))
            return null;
        var (one, other) = (a.Value!, b.Value!);
        if (operation.Says("fewer", "less"))
            (one, other) = (other, one);
        var isDirected = operation.Says("more", "fewer", "less", "exceed", "outnumber");
        if (one.Value == other.Value || (isDirected && one.Value < other.Value))
            return null;
        return Operand.Result(operation.Intent, new DifferenceOfCounts(Math.Max(one.Value!.Value, other.Value!.Value), Math.Min(one.Value.Value, other.Value.Value), one.Unit, IsEstimate(one) || IsEstimate(other)), a, b);
    }

    /// <summary>Two numbers together.</summary>
    public Decision? Sum(Operation operation) => Pair(operation) is var (a, b)
        ? Operand.Result(operation.Intent, new SumOfCounts(a.Value!.Value!.Value, b.Value!.Value!.Value, a.Value.Unit, IsEstimate(a.Value) || IsEstimate(b.Value)), a, b)
        : null;

    // Two numbers of one unit, of different facts, neither open to one side.
    private (Operand A, Operand B)? Pair(Operation operation)
    {
        if (operation.Count != 2 || operands.Number(operation, 0, null) is not { Value: { } one } a || operands.Number(operation, 1, a) is not { Value: { } other } b)
            return null;
        return one.Unit == other.Unit && a.Chosen.Fact != b.Chosen.Fact && IsBound(one) && IsBound(other) ? (a, b) : null;
    }

    private static bool IsBound(RoleValue value) => value.Limit is null or "only" or "about" or "almost";

    private static bool IsEstimate(RoleValue value) => value.Limit is "about" or "almost";

    /// <summary>What share is left: the shares that one event tells, taken away from all.</summary>
    public Decision? Rest(Operation operation)
    {
        if (operands.Ask(operation, 0, "share", "share") is not { } decision
            || decision.Candidates.FirstOrDefault(c => c.Share >= Decider.LeastShare && Share(c.Fact) is not null) is not { Fact.Event: { } happening })
        {
            return null;
        }

        var facts = decision.Candidates.Where(c => c.Fact.Event == happening && Share(c.Fact) is not null).DistinctBy(c => Share(c.Fact)).ToList();
        var shares = facts.Select(c => Share(c.Fact)!.Value).ToList();
        return shares.Count != 2 || shares.Sum() >= 100
            ? null
            : Operand.Result(operation.Intent, new RestOfShares(100 - shares.Sum(), shares), [.. facts.Select(c => new Operand(decision, c))]);
    }

    private static decimal? Share(Fact fact) => fact.Proposition["share"].FirstOrDefault(v => v is { Unit: "percent", Limit: null or "only" })?.Value;
}
