namespace RelationsBot.Knowledge;

/// <summary>What fills a role of a proposition.</summary>
public sealed record RoleValue
{
    /// <summary>The phrase that can be shown as a short answer; empty where the source is silent.</summary>
    public required string Text { get; init; }

    /// <summary>Id of the entity it is, or null for a phrase.</summary>
    public string? EntityId { get; init; }

    /// <summary>Ids of the entities it is or names.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>Head nouns by which "which …" finds it.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The number, or null.</summary>
    public decimal? Value { get; init; }

    /// <summary>The number's unit: ISO 4217 for money, else a noun; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>What is counted, or null.</summary>
    public string? Of { get; init; }

    /// <summary>"at least", "over", "about" and the like, which no reply may drop; null: none.</summary>
    public string? Limit { get; init; }

    /// <summary>Further words a person might use for it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the source leaves it out.</summary>
    public bool IsUnknown => Text.Length == 0;
}
