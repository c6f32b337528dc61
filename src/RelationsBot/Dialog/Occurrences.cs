using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Dialog;

/// <summary>Of what somebody did several times, the time that a rank means: "and the second time?". Immutable.</summary>
internal sealed class Occurrences(KnowledgeStore store)
{
    private const int Reach = 3;

    private static readonly string[] SidesAndPlaces = ["patient", "recipient", "partner", "destination", "place"];

    /// <summary>What happened at that rank, with its time; null where the question means none, or nothing happened so often.</summary>
    public (Entry Entry, Period When)? Of(Conversation conversation, Reading fresh)
    {
        if (fresh.Own.FirstOrDefault(t => t.Number is { Kind: NumberKind.Ordinal }) is not { Number.Value: var rank } || fresh.Terms.Any(t => t.Kind == TermKind.Date && !t.IsContext)
            || fresh.Own.Count(t => t.Kind != TermKind.Number && !t.NamesSlot && !t.Lemmas.Contains("time")) > 1)
        {
            return null;
        }

        foreach (var turn in conversation.Turns.Reverse().Take(Reach))
        {
            if (turn.FactIn(store) is not var (_, proposition) || Series(proposition) is not { Count: > 1 } series)
                continue;
            var at = rank == -1 ? series.Count - 1 : (int)rank - 1;
            return at >= 0 && at < series.Count ? series[at] : null;
        }

        return null;
    }

    // The times that the same is told of the same, in their order; of two that may be one the finer.
    private List<(Entry Entry, Period When)> Series(Proposition told)
    {
        var series = new List<(Entry Entry, Period When)>();
        foreach (var (entry, when) in store.Entries.SelectMany(e => e.Propositions.Where(p => IsSame(told, p)).Select(p => (e, p.When!))).OrderBy(x => x.Item2.Days))
        {
            if (!series.Exists(s => s.When.Overlaps(when)))
                series.Add((entry, when));
        }

        return [.. series.OrderBy(s => s.When.Start)];
    }

    private bool IsSame(Proposition told, Proposition other) =>
        other.Frame == told.Frame && other.IsNegative == told.IsNegative && other.When is { IsBounded: true, IsVague: false } && Entities(told, "agent").Overlaps(Entities(other, "agent"))
        && SidesAndPlaces.All(role => Entities(told, role) is var a && Entities(other, role) is var b && (a.Count == 0 || b.Count == 0 || a.Overlaps(b)));

    // With what they belong to: who goes to the capital goes to the country.
    private HashSet<string> Entities(Proposition proposition, string role) =>
        [.. proposition[role].SelectMany(v => v.Entities).SelectMany(id => store.Entities[id] is { IsPlace: true, Of: { } of } ? [id, of] : new[] { id })];
}
