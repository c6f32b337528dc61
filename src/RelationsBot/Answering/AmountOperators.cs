namespace RelationsBot.Answering;

/// <summary>What follows from how much or how many: which is more, what is left. Immutable.</summary>
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

    private static decimal? Share(Fact fact) => fact.Proposition["share"].FirstOrDefault(v => v is { Unit: "percent", Limit: null })?.Value;
}
