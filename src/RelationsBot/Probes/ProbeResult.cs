using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>What the bot made of a probe.</summary>
public enum ProbeOutcome
{
    /// <summary>Answered from the fact or from one that tells the same.</summary>
    Reached,

    /// <summary>Answered as if what the question supposes were true.</summary>
    Asserted,

    /// <summary>Answered with a correction, with "no", or, where a deed is told only as wished or refused, by telling just that.</summary>
    Corrected,

    /// <summary>Nothing was stated.</summary>
    Refused,

    /// <summary>The bot asked which of several things is meant.</summary>
    AskedBack,
}

/// <summary>A probe with what came of it.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reached">Ids of the entries that were cited.</param>
/// <param name="Answer">The short answer, or null.</param>
/// <param name="Refusal">Key of the refusal, or null.</param>
public sealed record ProbeResult(Probe Probe, ProbeOutcome Outcome, IReadOnlyList<string> Reached, string? Answer, string? Refusal)
{
    /// <summary>The fact that was told, or null.</summary>
    public Proposition? Fact { get; init; }

    /// <summary>Whether the outcome is the one it must have.</summary>
    public bool IsMet => Probe.MustBeAnswered ? Outcome == ProbeOutcome.Reached : Outcome != ProbeOutcome.Asserted;
}
