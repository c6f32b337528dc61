using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>A stretch of tokens that names entities.</summary>
/// <param name="Start">Index of its first token.</param>
/// <param name="Length">Number of its tokens.</param>
/// <param name="Entities">What it names.</param>
/// <param name="IsShared">Whether the name is shared with others of the store.</param>
internal readonly record struct NameMention(int Start, int Length, IReadOnlyList<Entity> Entities, bool IsShared);

/// <summary>Finds entities by their names, aliases, shared names and demonyms.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, List<(string[] Words, Entity Entity, bool IsShared)>> names = [];
    private readonly KnowledgeStore store;

    /// <summary>Indexes a store's entities.</summary>
    public NameIndex(KnowledgeStore store, Lemmatizer lemmatizer)
    {
        this.store = store;
        foreach (var entity in store.Entities.Values)
        {
            foreach (var name in entity.Aliases.Concat(entity.Demonyms).Append(entity.Name))
                Add(name, entity, false);
            foreach (var name in entity.Shared)
                Add(name, entity, true);
        }

        void Add(string name, Entity entity, bool shared)
        {
            string[] words = [.. Tokenizer.Tokenize(name, lemmatizer).Where(t => t.Kind != TokenKind.Mark).Select(t => t.Folded)];
            if (words.Length == 0)
                return;
            if (!names.TryGetValue(words[0], out var list))
                names[words[0]] = list = [];
            list.Add((words, entity, shared));
        }
    }

    /// <summary>The longest name that begins at a token and has at most so many, or null.</summary>
    public NameMention? At(IReadOnlyList<Token> tokens, int start, int longest = int.MaxValue)
    {
        if (!names.TryGetValue(tokens[start].Folded, out var candidates))
            return null;
        NameMention? best = null;
        foreach (var (words, entity, shared) in candidates)
        {
            if (Match(tokens, start, words) is not { } length || length > longest || length < best?.Length)
                continue;
            best = best?.Length == length
                ? new NameMention(start, length, [.. best.Value.Entities, entity], best.Value.IsShared && shared)
                : new NameMention(start, length, [entity], shared);
        }

        // "the West Indian crew" is not "the West".
        return best is { } found && tokens[start].Folded == "the" && start + 1 < tokens.Count && At(tokens, start + 1) is { } inner && inner.Length + 1 > found.Length
            ? null
            : best;
    }

    /// <summary>
    /// The entities that a text names, each with whether a name that is its own stands there or only a shared one. A name within a longer one counts too ("Norway" in the name of a treaty), save within that
    /// of a person, country or city: "New Guinea" does not name Guinea. A seat of government names its state.
    /// </summary>
    public Dictionary<string, bool> NamedIn(CheckedText text)
    {
        var found = new Dictionary<string, bool>();
        var closedTo = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (i < closedTo || At(text.Tokens, i) is not { } mention)
                continue;
            var within = mention;
            while (true)
            {
                foreach (var entity in within.Entities)
                {
                    Add(entity.Id, !within.IsShared);
                    if (entity is { Governs: true, Of: { } state })
                        Add(state, !within.IsShared);
                }

                if (within.Entities.Any(IsWhole))
                {
                    closedTo = i + within.Length;
                    break;
                }

                if (within.Length == 1 || At(text.Tokens, i, within.Length - 1) is not { } shorter)
                    break;
                within = shorter;
            }
        }

        return found;

        void Add(string id, bool own) => found[id] = own || found.GetValueOrDefault(id);
    }

    /// <summary>Whether its name cannot be taken apart.</summary>
    public static bool IsWhole(Entity entity) => entity.Type is EntityType.Person or EntityType.Country or EntityType.City;

    /// <summary>The store's entity with an id, or null.</summary>
    public Entity? Entity(string id) => store.Entities.GetValueOrDefault(id);

    // Marks between words, hyphens above all, do not matter; the length counts them. "us" is not the US: one word must have a capital,
    // or be of a script that has none.
    private static int? Match(IReadOnlyList<Token> tokens, int start, string[] words)
    {
        var (at, isName) = (start, false);
        for (var w = 0; w < words.Length; w++)
        {
            if (w > 0)
            {
                while (at < tokens.Count && tokens[at].Kind == TokenKind.Mark && tokens[at].Text is "-" or "–" or "." or "‑")
                    at++;
            }

            if (at >= tokens.Count || tokens[at].Folded != words[w])
                return null;
            isName |= tokens[at].Capitalized || !char.IsLower(tokens[at].Text, 0);
            at++;
        }

        return isName ? at - start : null;
    }
}
