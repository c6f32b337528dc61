using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What one part of an operator's question came to.</summary>
/// <param name="Decision">What was decided on the part.</param>
/// <param name="Chosen">The fact that holds it.</param>
/// <param name="When">Its time; null where no time was asked for.</param>
/// <param name="Value">Its number; null where none was asked for.</param>
internal sealed record Operand(Decision Decision, Candidate Chosen, Period? When = null, RoleValue? Value = null)
{
    /// <summary>The decision that follows from some operands.</summary>
    /// <param name="intent">What was worked out.</param>
    /// <param name="computed">What came of it; null where it is but a yes or no.</param>
    /// <param name="operands">What it was worked out from: the one whose reading is kept first.</param>
    public static Decision Result(string intent, Computation? computed, params IReadOnlyList<Operand> operands) => operands[0].Decision with
    {
        Outcome = Outcome.Answered,
        Reading = operands[0].Decision.Reading with { Intent = intent },
        Chosen = [.. operands.Select(p => p.Chosen)],
        Computed = computed,
        Verdict = null,
        Confidence = operands.Min(p => p.Decision.Confidence),
    };
}
