using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>What a person may ask next to reach an entry. Immutable.</summary>
internal sealed class Suggestions(KnowledgeStore store, Responses responses)
{
    /// <summary>The entry's first sample question; where nobody wrote one, a request about a name it mentions; null where it mentions none.</summary>
    public string? For(Entry entry)
    {
        if (entry.Asks.Count > 0)
            return entry.Asks[0];
        var name = entry.Propositions.SelectMany(p => p.Roles.Values).SelectMany(v => v).Select(v => v.EntityId).OfType<string>()
            .Select(id => store.Entities[id]).FirstOrDefault(e => !e.IsSubject)?.Name;
        return name is null ? null : responses.Say("suggest-about", ("name", name));
    }

    /// <summary>The first few suggestions that the entries have, each once.</summary>
    public List<string> For(IEnumerable<Entry> entries, int most) => [.. entries.Select(For).OfType<string>().Distinct().Take(most)];
}
