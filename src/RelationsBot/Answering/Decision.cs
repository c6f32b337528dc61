namespace RelationsBot.Answering;

/// <summary>What comes of a question.</summary>
internal enum Outcome
{
    /// <summary>A fact answers it.</summary>
    Answered,

    /// <summary>A fact says otherwise than the question supposes.</summary>
    Corrected,

    /// <summary>Several different things fit.</summary>
    Ambiguous,

    /// <summary>Nothing answers it.</summary>
    Refused,
}

/// <summary>Why a question is refused; the names are keys of the responses.</summary>
internal static class Refusal
{
    public const string OutOfScope = "out-of-scope";
    public const string NotInSources = "not-in-sources";
    public const string NotInSourcesKnown = "not-in-sources-known";
    public const string LaterThanSources = "later-than-sources";
    public const string NotUnderstood = "not-understood";
}

/// <summary>What comes of a question, with the candidates it was chosen from.</summary>
internal sealed record Decision
{
    // What is not asked for is not worked out: that may take a closer look at many candidates.
    private readonly double? confidence;

    /// <summary>What comes of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The reading it is about.</summary>
    public required Reading Reading { get; init; }

    /// <summary>All candidates held against it, the best first.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>The facts that answer, correct or are offered, the best first.</summary>
    public IReadOnlyList<Candidate> Chosen { get; init; } = [];

    /// <summary>Key of the refusal, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>"yes", "no", or null where neither is proven or asked.</summary>
    public string? Verdict { get; init; }

    /// <summary>What an operator worked out from the chosen facts; null: nothing was.</summary>
    public Computation? Computed { get; init; }

    /// <summary>How far what answers explains the question, else the best candidate, 0 to 1.</summary>
    public double Confidence { get => confidence ?? (Candidates.Count == 0 ? 0 : Math.Clamp(Candidates[0].Share, 0, 1)); init => confidence = value; }

    /// <summary>Of what was looked at closely, the best of another entry than the one that answers; null: there was none.</summary>
    public Fact? Second { get; init; }

    /// <summary>Puts into words why a question is refused that facts were found for; null where it is not.</summary>
    public Func<string>? Grounds { get; init; }
}
