namespace RelationsBot.Knowledge;

/// <summary>One kind of thing that can happen or hold.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Name">What it means, for authors and traces.</param>
/// <param name="Parent">The wider frame, or null for the root.</param>
/// <param name="Required">Roles that every proposition fills, if only as unknown.</param>
/// <param name="Allowed">Roles it may fill besides, circumstances included.</param>
/// <param name="Senses">Ids of the senses that evoke it.</param>
/// <param name="Opposite">The frame that denies it, or null.</param>
/// <param name="Reverse">The frame that tells the same from the other side, or null.</param>
public sealed record Frame(
    string Id,
    string Name,
    string? Parent,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<string> Senses,
    string? Opposite,
    string? Reverse)
{
    /// <summary>Whether what its content tells has not happened for all that: wanting, planning, demanding, promising.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it only points to a matter: it answers who asks for that pointing, not who asks about the matter.</summary>
    public bool IsAside { get; init; }

    /// <summary>The role of what this happens to but once, so that another time is ruled out; null: it may happen again.</summary>
    public string? Once { get; init; }
}
