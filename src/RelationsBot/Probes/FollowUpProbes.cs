using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>
/// Probes of two or three turns: one or two questions that are answered, then one that says nothing but what is asked. Of a slot that the
/// last fact fills it must be answered from there; of one that nothing near fills it must be refused, whatever else the store holds and was
/// told before.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="answered">Questions that are answered right.</param>
internal sealed class FollowUpProbes(StoreReading store, IReadOnlyList<ProbeResult> answered)
{
    private static readonly (string Slot, string Role, string[] Questions)[] Circumstances =
    [
        ("time", "when", ["When?", "And when was that?"]),
        ("place", "place", ["Where?", "And where was that?"]),
        ("reason", "reason", ["Why?", "And why was that?"]),
        ("purpose", "purpose", ["For what purpose?"]),
        ("agent", "agent", ["By whom?", "Who did that?"]),
        ("instrument", "instrument", ["By what means?"]),
        ("duration", "duration", ["For how long?", "How long did that last?"]),
        ("exchange", "exchange", ["In exchange for what?"]),
        ("condition", "condition", ["On what condition?"]),
        ("requester", "requester", ["At whose request?"]),
        ("result", "result", ["With what result?"]),
        ("topic", "topic", ["About what?"]),
    ];

    // What is told may be said to have come of nearly anything, and to be about it.
    private static readonly string[] NeverEmpty = ["result", "topic"];

    private readonly EmptySlots slots = new(store);

    /// <summary>All of them: each behind its question alone, and behind another matter, which fills the slot, and its question.</summary>
    public IEnumerable<Probe> All => answered.SelectMany((result, i) => Of(result, [.. answered.Skip(i + 1), .. answered.Take(i)]));

    private IEnumerable<Probe> Of(ProbeResult result, IReadOnlyList<ProbeResult> others)
    {
        if (result is not { Probe: var asked, Fact: { } fact } || fact.Mode is not (Mode.Happened or Mode.Ongoing) || fact.IsNegative)
            yield break;
        var said = store.Analyze(asked.Question);
        foreach (var (slot, role, questions) in Circumstances.Where(c => c.Slot != asked.Detail))
        {
            ProbeKind? kind = EmptySlots.IsFilled(fact, role) ? ProbeKind.FollowUp
                : !NeverEmpty.Contains(slot) && slots.IsEmpty(fact, slot, role, []) ? ProbeKind.FollowUpEmpty : null;
            if (kind is not { } known || (known == ProbeKind.FollowUp && IsSaid(fact, role, said)))
                continue;
            foreach (var question in questions)
                yield return new Probe(known, question, fact, slot) { Before = [asked.Question] };
            if (others.FirstOrDefault(o => o.Fact is { } other && EmptySlots.IsFilled(other, role) && !store.Of(fact.EntryId).Kin.Contains(store.Of(other.EntryId))) is { } before)
                yield return new Probe(known, questions[^1], fact, slot) { Before = [before.Probe.Question, asked.Question] };
        }
    }

    // What the question said itself is no answer to the next.
    private static bool IsSaid(Proposition fact, string role, Recognition.Analysis said) => role == "when"
        ? said.Mentions.Dates.Count > 0
        : fact[role].Any(v => said.Mentions.Entities.Any(m => m.EntityIds.Any(v.Entities.Contains)) || said.Utterance.Text.Contains(v.Text, StringComparison.OrdinalIgnoreCase));
}
