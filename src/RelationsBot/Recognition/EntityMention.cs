namespace RelationsBot.Recognition;

/// <summary>How an entity is mentioned.</summary>
public enum MentionKind
{
    /// <summary>By a name of its own.</summary>
    Name,

    /// <summary>By a name that others bear too.</summary>
    SharedName,

    /// <summary>By the adjective of a country.</summary>
    Demonym,

    /// <summary>By what it is: "the sister of Kim Jong Un".</summary>
    Description,
}

/// <summary>A mention of an entity among the tokens of an utterance.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Count">Number of its tokens, at least 1.</param>
/// <param name="EntityIds">What it can mean; several only for shared names and loose descriptions.</param>
/// <param name="Kind">How it is mentioned.</param>
/// <param name="Repaired">Whether a misspelling was read as this name.</param>
/// <param name="HasS">Whether an s stands behind the name that is none of it: "koizumis visit", "Koreans".</param>
public sealed record EntityMention(int First, int Count, IReadOnlyList<string> EntityIds, MentionKind Kind, bool Repaired = false, bool HasS = false)
{
    /// <summary>Index after its last token.</summary>
    public int End => First + Count;
}
