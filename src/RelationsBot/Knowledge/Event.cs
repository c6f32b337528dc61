namespace RelationsBot.Knowledge;

/// <summary>A happening that several propositions tell about.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Label">A short noun phrase that tells it from others of its kind.</param>
/// <param name="Kinds">Generic nouns by which somebody could mean it.</param>
/// <param name="When">When, or null.</param>
/// <param name="Place">Entity id of the place, or null.</param>
/// <param name="Participants">Entity ids.</param>
/// <param name="Links">Other events by kind of link: because, leads-to, part-of, same-as, differs-from, followed-by.</param>
public sealed record Event(
    string Id,
    string Label,
    IReadOnlyList<string> Kinds,
    Period? When,
    string? Place,
    IReadOnlyList<string> Participants,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Links);
