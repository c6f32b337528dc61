using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>A question about a fact.</summary>
/// <param name="Slot">What it asks for.</param>
/// <param name="Text">Its words.</param>
/// <param name="Named">Ids of the entities it names.</param>
internal sealed record WordedQuestion(string Slot, string Text, IReadOnlyList<string> Named);

/// <summary>Asks for a role of a fact with the words that English has for it. Immutable.</summary>
internal sealed class SlotWording(StoreReading store, FactWording facts, Inflection inflection)
{
    /// <summary>Questions about circumstances, by slot: what stands before "did somebody do something".</summary>
    public static readonly IReadOnlyList<(string Slot, string Role, string Opening)> Circumstances =
    [
        ("time", "when", "When"),
        ("time", "when", "In which year"),
        ("place", "place", "Where"),
        ("reason", "reason", "Why"),
        ("purpose", "purpose", "For what purpose"),
        ("instrument", "instrument", "By what means"),
        ("manner", "manner", "In what way"),
        ("duration", "duration", "For how long"),
        ("result", "result", "With what result"),
        ("exchange", "exchange", "In exchange for what"),
        ("condition", "condition", "On what condition"),
        ("requester", "requester", "At whose request"),
        ("claimant", "claimant", "According to whom"),
        ("topic", "topic", "About what"),
    ];

    /// <summary>Asks for a circumstance, whether or not the fact holds it.</summary>
    public WordedQuestion? Circumstance(Proposition fact, string slot, string role, string opening, bool dated)
    {
        var clause = facts.Of(fact, role, dated && slot != "time");
        return clause is null || IsBare(clause) ? null : Worded(slot, $"{opening} {clause.Inverted(inflection)}?", clause, fact);
    }

    /// <summary>Asks who acts.</summary>
    public IEnumerable<WordedQuestion> Agent(Proposition fact, bool dated)
    {
        if (facts.Of(fact, "agent", dated) is not { } clause)
            yield break;
        var value = fact["agent"] is [var first, ..] ? first : null;
        var isSomebody = value is null || value.IsUnknown || Entity(value) is not { } entity || entity.IsAgent;
        yield return Worded("agent", $"{(isSomebody ? "Who" : "What")} {clause.Predicate(inflection)}?", clause, fact);
        if (KindOf(fact, "agent") is { } kind)
            yield return Worded("agent", $"Which {kind} {clause.Predicate(inflection)}?", clause, fact);
    }

    /// <summary>Asks for somebody or something acted on or with.</summary>
    public IEnumerable<WordedQuestion> Object(Proposition fact, string role, bool dated)
    {
        if (facts.Of(fact, role, dated) is not { Subject: not null } clause)
            yield break;
        var preposition = facts.Preposition(fact, role);
        var isSomebody = fact[role] is [var value, ..] && Entity(value) is { IsAgent: true, Type: not (EntityType.City or EntityType.Country) };
        var did = clause.Inverted(inflection);
        if (role is "patient" or "partner" or "recipient" or "content")
            yield return Worded(role, preposition.Length == 0 ? $"{(isSomebody ? "Who" : "What")} {did}?" : $"{Capital(preposition)} {(isSomebody ? "whom" : "what")} {did}?", clause, fact);
        if (KindOf(fact, role) is { } kind)
            yield return Worded(role, preposition.Length == 0 ? $"Which {kind} {did}?" : $"{Capital(preposition)} which {kind} {did}?", clause, fact);
    }

    /// <summary>Asks how many, of a fact that counts what it acts on.</summary>
    public WordedQuestion? Count(Proposition fact, bool dated)
    {
        if (fact["count"] is not [{ Of: { } of }, ..] || facts.Of(fact, "patient", dated) is not { Subject: not null } clause)
            return null;
        return Worded("count", $"How many {of} {clause.Inverted(inflection)}?", clause, fact);
    }

    /// <summary>Asks whether it is so.</summary>
    public WordedQuestion? YesNo(Proposition fact)
    {
        var clause = facts.Of(fact, null, dated: true);
        return clause is null || IsBare(clause) ? null : Worded("yesno", Capital(clause.Inverted(inflection)) + "?", clause, fact);
    }

    /// <summary>Asks who or what somebody or something is.</summary>
    public WordedQuestion? Definition(Proposition fact)
    {
        if (fact["agent"] is not [{ EntityId: { } id }] || fact["kind"].All(v => v.IsUnknown))
            return null;
        var entity = store.Store.Entities[id];
        return new WordedQuestion("kind", $"{(entity.Type == EntityType.Person ? "Who" : "What")} is {entity.Name}?", [id]);
    }

    private static WordedQuestion Worded(string slot, string text, Clause clause, Proposition fact) => new(slot, text, [.. FactWording.Named(clause, fact)]);

    // "Did somebody seek?" asks nothing.
    private static bool IsBare(Clause clause) => clause.Objects.Count == 0;

    private string? KindOf(Proposition fact, string role)
    {
        if (fact[role] is not [var value] || FactWording.IsClause(value.Text))
            return null;
        return value.Kinds.Concat(Entity(value)?.Kinds ?? []).FirstOrDefault(k => char.IsLower(k[0]));
    }

    private Entity? Entity(RoleValue value) => value.EntityId is { } id ? store.Store.Entities[id] : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
