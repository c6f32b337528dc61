using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What each entity is called, in all its names and in those of its people. Immutable.</summary>
internal sealed class EntityNames(KnowledgeStore store)
{
    private readonly FrozenDictionary<string, string[]> folded =
        store.Entities.ToFrozenDictionary(e => e.Key, e => e.Value.Aliases.Append(e.Value.Name).Concat(e.Value.Demonyms).Select(Folding.Fold).ToArray());

    /// <summary>Whether a text calls an entity by one of its names.</summary>
    public bool IsNamedIn(string id, string text) => Array.Exists(folded[id], Folding.Fold(text).Contains);

    /// <summary>Whether a word is part of a name of an entity.</summary>
    public bool Has(string id, Token word)
    {
        foreach (var name in folded[id])
        {
            if (name.Contains(word.Folded, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
