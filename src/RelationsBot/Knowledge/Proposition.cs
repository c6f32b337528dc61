namespace RelationsBot.Knowledge;

/// <summary>How the source vouches for what it says.</summary>
public enum Mode
{
    /// <summary>It took place or holds.</summary>
    Happened,

    /// <summary>It holds as of the time given.</summary>
    Ongoing,

    /// <summary>Somebody intends it.</summary>
    Planned,

    /// <summary>It is awaited.</summary>
    Expected,

    /// <summary>Somebody says so.</summary>
    Claimed,

    /// <summary>Somebody says it is not so.</summary>
    Denied,

    /// <summary>Somebody thinks so.</summary>
    Opinion,

    /// <summary>It says what something is.</summary>
    Definition,
}

/// <summary>One fact with its parts told apart.</summary>
public sealed record Proposition
{
    /// <summary>The entry it belongs to.</summary>
    public required string EntryId { get; init; }

    /// <summary>Position within the entry, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Id of its frame.</summary>
    public required string Frame { get; init; }

    /// <summary>The event it tells about, or null.</summary>
    public string? EventId { get; init; }

    /// <summary>Values by role.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<RoleValue>> Roles { get; init; }

    /// <summary>When, or null where the source does not say.</summary>
    public Period? When { get; init; }

    /// <summary>How the source vouches for it.</summary>
    public Mode Mode { get; init; }

    /// <summary>Who says so, for claims, denials and opinions.</summary>
    public IReadOnlyList<RoleValue> Claimants { get; init; } = [];

    /// <summary>Whether it says that something is not so.</summary>
    public bool IsNegative { get; init; }

    /// <summary>What fills its roles and who says so.</summary>
    public IEnumerable<RoleValue> Values => Roles.Values.SelectMany(v => v).Concat(Claimants);

    /// <summary>The values of a role; empty where it is not filled.</summary>
    public IReadOnlyList<RoleValue> this[string role] =>
        role == "claimant" ? Claimants : Roles.TryGetValue(role, out var values) ? values : [];
}
