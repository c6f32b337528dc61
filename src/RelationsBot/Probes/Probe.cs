using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>A question made from the store, with what must come of it.</summary>
/// <param name="Kind">What it tries.</param>
/// <param name="Question">Its words.</param>
/// <param name="About">The fact it was made from.</param>
/// <param name="Detail">What was asked or exchanged: a slot, "old → new".</param>
/// <param name="Base">The question it was made from by an exchange; null: it was made from the fact alone.</param>
public sealed record Probe(ProbeKind Kind, string Question, Proposition About, string Detail, string? Base = null)
{
    /// <summary>Ids of further entries that answer it right: its words may mean facts of theirs as well.</summary>
    public IReadOnlyList<string> AlsoRight { get; init; } = [];

    /// <summary>The questions asked before it in the same conversation.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Whether it has to be answered from its fact; else it must not be answered as if it were true.</summary>
    public bool MustBeAnswered => Kind is ProbeKind.Filled or ProbeKind.FilledYesNo or ProbeKind.Statement or ProbeKind.FollowUp or ProbeKind.FilledPhrase;
}
