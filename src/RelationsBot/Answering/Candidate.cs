namespace RelationsBot.Answering;

/// <summary>In what a fact says otherwise than a question.</summary>
internal enum Conflict
{
    /// <summary>In nothing.</summary>
    None,

    /// <summary>Who does it to whom.</summary>
    Parties,

    /// <summary>The opposite is done.</summary>
    Opposite,

    /// <summary>At another time.</summary>
    Time,
}

/// <summary>A fact held against a question.</summary>
internal sealed record Candidate
{
    /// <summary>The fact.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Each term of the question.</summary>
    public required IReadOnlyList<Explanation> Explanations { get; init; }

    /// <summary>Share of the question's weight that the fact explains, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Share with the bonuses that choose among facts that explain the same.</summary>
    public required double Score { get; init; }

    /// <summary>How well it is the happening that is asked about, whether or not it says what is asked.</summary>
    public required double Identity { get; init; }

    /// <summary>Reasons that rule it out; empty: none.</summary>
    public required IReadOnlyList<Veto> Vetoes { get; init; }

    /// <summary>What the fact says otherwise: another time, the other direction, the opposite; null: nothing.</summary>
    public Veto? Contradiction { get; init; }

    /// <summary>In what it says otherwise.</summary>
    public Conflict Conflict { get; init; }

    /// <summary>The value that fills the asked slot; null where it is not filled or nothing is asked.</summary>
    public Filling? Filling { get; init; }

    /// <summary>Whether the question asks for a value the fact does not hold.</summary>
    public bool LacksSlot { get; init; }

    /// <summary>For traces.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Fact} score={Score:0.00} share={Share:0.00} {(Filling is { } f ? $"{f.Role}='{f.Text}'" : LacksSlot ? "slot-empty" : "")} {string.Join(", ", Explanations.Where(e => e.Weight > 0).Select(e => FormattableString.Invariant($"{e.Term.Text}:{e.Strength:0.0}×{e.Weight:0.0}")))}{(Vetoes.Count == 0 ? "" : " VETO " + string.Join("; ", Vetoes))}{(Contradiction is null ? "" : " CONTRA " + Contradiction)}");
}
