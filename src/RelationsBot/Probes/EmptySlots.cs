using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>Which slots nothing of the store fills, wherever a question about a fact may look. Immutable.</summary>
internal sealed class EmptySlots(StoreReading store)
{
    /// <summary>Whether a fact holds a role, or has a time.</summary>
    public static bool IsFilled(Proposition fact, string role) => role == "when" ? fact.When is not null : fact[role].Any(v => !v.IsUnknown);

    /// <summary>Whether nothing that a question with these names may mean holds the slot: the entry, its happening and linked ones, facts like it.</summary>
    public bool IsEmpty(Proposition fact, string slot, string role, IReadOnlyList<string> named)
    {
        if (!store.Store.Slots.TryGetValue(slot, out var asked))
            return false;
        var entry = store.Store.EntriesById[fact.EntryId];
        var roles = asked.Roles.Append(role).ToList();
        var linked = store.Linked(entry);
        var near = linked.SelectMany(store.Store.EntriesOf).Append(entry).SelectMany(e => e.Propositions)
            .Concat(Like(fact, named)).Distinct().ToList();
        if (near.Any(p => roles.Any(r => IsFilled(p, r))))
            return false;
        return slot switch
        {
            "time" => linked.All(id => store.Store.Events[id].When is null) && near.All(p => store.Of(p.EntryId).Periods.Count == 0),
            "duration" => near.All(p => p.When is not { Precision: Precision.Range }),
            "place" => linked.All(id => store.Store.Events[id].Place is null),
            "reason" or "purpose" => linked.Count <= 1,
            _ => true,
        };
    }

    /// <summary>Facts that tell the same kind of thing about the same: a question may mean any of them.</summary>
    public IEnumerable<Proposition> Like(Proposition fact, IReadOnlyList<string> named) => store.All
        .Where(e => named.All(e.Entities.Contains))
        .SelectMany(e => e.Entry.Propositions)
        .Where(p => p != fact && store.AreRelated(p.Frame, fact.Frame));
}
