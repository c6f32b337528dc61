using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Nouns for what a thing of some type may have, which a store seldom tells.</summary>
/// <param name="Of">The type of entity; null: a happening.</param>
/// <param name="Nouns">What is asked for: "birthplace", "cost in euros".</param>
public sealed record ProbeAttributes(EntityType? Of, IReadOnlyList<string> Nouns);
