namespace RelationsBot.Knowledge;

/// <summary>What sort of thing an entity is; decides which question words it can answer.</summary>
public enum EntityType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, party, agency, group with a name.</summary>
    Organisation,

    /// <summary>A state.</summary>
    Country,

    /// <summary>A city, which may stand for its country's government.</summary>
    City,

    /// <summary>Any other place.</summary>
    Place,

    /// <summary>A treaty, declaration or other paper.</summary>
    Document,

    /// <summary>A happening with a name.</summary>
    Event,

    /// <summary>A film, book or other work.</summary>
    Work,

    /// <summary>A set of people without an organisation.</summary>
    Group,

    /// <summary>A weapon.</summary>
    Weapon,

    /// <summary>Anything else with a name.</summary>
    Concept,

    /// <summary>A currency.</summary>
    Money,
}

/// <summary>Somebody or something with a name.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Name">As shown to a reader.</param>
/// <param name="Type">What sort of thing it is.</param>
/// <param name="Aliases">Other names and spellings that mean it alone.</param>
/// <param name="Shared">Names it shares with others: they lead to asking back.</param>
/// <param name="Demonyms">Adjectives of a country.</param>
/// <param name="Kinds">Nouns it can be described by, the most specific included.</param>
/// <param name="Facts">Short noun phrases from the documents that describe it.</param>
/// <param name="Of">Id of the entity it belongs to: a person's country, a capital's state. Null: none.</param>
/// <param name="IsSubject">Whether the documents as a whole are about it, so that its mention tells nothing.</param>
/// <param name="Sides">Whom something is between: of the documents' subject, those whom "the two countries" means.</param>
/// <param name="Governs">Whether a city's name may stand for its country's government.</param>
public sealed record Entity(
    string Id,
    string Name,
    EntityType Type,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Shared,
    IReadOnlyList<string> Demonyms,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Facts,
    string? Of,
    bool Governs,
    bool IsSubject = false,
    IReadOnlyList<string>? Sides = null)
{
    /// <summary>Whether it can do something: the answer to "who".</summary>
    public bool IsAgent => Type is EntityType.Person or EntityType.Organisation or EntityType.Country or EntityType.Group or EntityType.City;

    /// <summary>Whether it can be the answer to "where".</summary>
    public bool IsPlace => Type is EntityType.Country or EntityType.City or EntityType.Place;
}
