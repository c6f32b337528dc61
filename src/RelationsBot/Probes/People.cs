using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>Who fills a role of a fact: a state, some people of one, or one of them.</summary>
/// <param name="State">The state.</param>
/// <param name="Nouns">What they are called; empty: the state itself.</param>
/// <param name="IsOne">Whether it is one person or organisation, and the nouns are singular.</param>
internal sealed record People(Entity State, IReadOnlyList<string> Nouns, bool IsOne)
{
    /// <summary>Who a value is; null: nobody of one state that has an adjective.</summary>
    /// <param name="value">The value.</param>
    /// <param name="store">The store.</param>
    /// <param name="acting">Whether they act, so that they are somebody whatever they are called.</param>
    public static People? Of(RoleValue value, StoreReading store, bool acting)
    {
        var named = value.Entities.Select(id => store.Store.Entities[id]).ToList();
        var states = named.Select(e => e.Type switch { EntityType.Country => e.Id, EntityType.Group or EntityType.Person or EntityType.Organisation => e.Of, _ => null }).Distinct().ToList();
        if (states is not [{ } id] || store.Store.Entities[id] is not { Type: EntityType.Country, Demonyms.Count: > 0 } state)
            return null;
        var plurals = Plurals(value.Text, store).Where(t => t.Lemmas.Any(value.Kinds.Contains)).ToList();
        if (value.EntityId == id || (value.EntityId is null && plurals.Count == 0 && value.Kinds.Any(state.Kinds.Contains)))
            return new People(state, [], IsOne: true);

        // What somebody does in an office is asked of nobody else's office: no other state has its president.
        if (value.EntityId is not null && named is [{ Type: EntityType.Person or EntityType.Organisation } one])
            return acting ? null : Called(state, one.Kinds.Where(k => char.IsLower(k[0]) && store.Cut(k) is [{ Kind: TokenKind.Word }] && !Plurals(k, store).Any()), isOne: true);

        // What the phrase itself calls them, else what the group is called: "five of the thirteen kidnapped" says no noun.
        var said = value.EntityId is null ? plurals.Where(t => acting || t.Lemmas.Any(store.CallsSomebody)).Select(t => t.Folded).ToList() : [];
        if (said.Count == 0 && (value.EntityId is not null || value.Kinds.Any(store.CallsSomebody)))
            said = [.. named.Where(e => e.Type == EntityType.Group).SelectMany(e => e.Kinds).Where(k => store.Cut(k).Count == 1 && Plurals(k, store).Any())];
        return Called(state, said, isOne: false);
    }

    /// <summary>The same people, had they been of another state: with its adjective, with its possessive, after "of".</summary>
    public IEnumerable<string> Ways(Entity state, string noun, bool hasArticle)
    {
        var name = hasArticle ? "the " + state.Name : state.Name;
        if (noun.Length == 0)
            return [name, name, name];
        var adjective = state.Demonyms[0];
        if (IsOne)
            return [Article(adjective) + adjective + " " + noun, Article(noun) + noun + " of " + name, Article(adjective) + adjective + " " + noun];
        return [adjective + " " + noun, name + (name.EndsWith('s') ? "' " : "'s ") + noun, noun + " of " + name];
    }

    private static People? Called(Entity state, IEnumerable<string> nouns, bool isOne) => nouns.Distinct().ToList() is { Count: > 0 } called ? new People(state, called, isOne) : null;

    private static IEnumerable<Token> Plurals(string text, StoreReading store) => store.Cut(text).Where(t => t.Kind == TokenKind.Word && t.Folded.EndsWith('s') && t.IsInflected);

    private static string Article(string word) => char.ToLowerInvariant(word[0]) is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ";
}
