using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>
/// Answers what no single fact says but two facts together do: how long between, which first, which is more. What an operator works
/// on is read and decided as a question of its own; where one part has no answer there is no result. Immutable.
/// </summary>
internal sealed class Operators(IntentRecognizer rules, OperandReader operands)
{
    private readonly TimeOperators times = new(operands);
    private readonly AmountOperators amounts = new(operands);

    /// <summary>The operator that an utterance asks for, with what it works on, or null.</summary>
    public Operation? Recognize(Analysis analysis, Reading reading, DateOnly today)
    {
        var match = rules.Recognize(analysis.Tokens, reading.Asking.First, reading.Asking.To, analysis.Mentions)
            ?? rules.Recognize(analysis.Tokens, 0, analysis.Tokens.Count, analysis.Mentions);
        return match is { Parts.Count: > 0 } ? new Operation(analysis, match, today) : null;
    }

    /// <summary>The decision that an operator makes, or null where one of its parts is not known.</summary>
    public Decision? Decide(Operation operation) => operation.Intent switch
    {
        "difference" => times.Difference(operation),
        "order" => times.Order(operation),
        "before" or "after" => times.Before(operation),
        "side" => times.Side(operation),
        "ago" => times.Ago(operation),
        "age" => times.Age(operation),
        "more" => amounts.More(operation),
        "excess" => amounts.Excess(operation),
        "sum" => amounts.Sum(operation),
        "rest" => amounts.Rest(operation),
        _ => null,
    };
}
