namespace RelationsBot.Knowledge;

/// <summary>What type of value answers a question.</summary>
public enum SlotType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A date or period.</summary>
    Time,

    /// <summary>A place.</summary>
    Place,

    /// <summary>Somebody who can act.</summary>
    Agent,

    /// <summary>A thing.</summary>
    Thing,

    /// <summary>A bare number.</summary>
    Number,

    /// <summary>A number with a unit, money above all.</summary>
    Amount,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>An age in years.</summary>
    Age,

    /// <summary>A phrase.</summary>
    Text,
}

/// <summary>One thing that can be asked of a happening.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Name">What it asks, for authors and traces.</param>
/// <param name="Type">What answers it.</param>
/// <param name="Roles">The roles that hold the answer, preferred first.</param>
/// <param name="Nouns">Nouns that ask for it.</param>
public sealed record Slot(string Id, string Name, SlotType Type, IReadOnlyList<string> Roles, IReadOnlyList<string> Nouns)
{
    /// <summary>Verbs that say nothing but that it is asked for: "how did they react".</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Those of its nouns that a value must be as well: a country is no city.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
}
