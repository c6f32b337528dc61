using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What lies near to what is talked about. Immutable.</summary>
internal static class Neighbourhood
{
    /// <summary>The entry talked about, its event, events linked with that either way, and the paragraph it stands in.</summary>
    public static HashSet<Entry> Of(Focus focus, KnowledgeStore store)
    {
        var around = Linked(focus, store);
        if (focus.EntryId is { } id && store.EntriesById.TryGetValue(id, out var entry))
            around.UnionWith(store.EntriesBeside(entry.Places[0]));
        return around;
    }

    /// <summary>The entry talked about, its event, and events linked with that either way.</summary>
    public static HashSet<Entry> Linked(Focus focus, KnowledgeStore store)
    {
        var around = new HashSet<Entry>();
        if (focus.EntryId is { } id && store.EntriesById.TryGetValue(id, out var entry))
            around.Add(entry);

        if (focus.EventId is { } eventId)
        {
            var linked = store.Events[eventId].Links.Values.SelectMany(v => v)
                .Concat(store.LinkingTo(eventId)).Append(eventId);
            around.UnionWith(linked.SelectMany(store.EntriesOf));
        }

        return around;
    }
}
