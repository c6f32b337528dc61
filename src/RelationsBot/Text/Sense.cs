namespace RelationsBot.Text;

/// <summary>One meaning that several English words share, across parts of speech.</summary>
/// <param name="Id">The principal headword, unique in the lexicon.</param>
/// <param name="Same">Words and phrases that can stand for each other, as base forms.</param>
/// <param name="Near">Words that are weaker evidence of it.</param>
/// <param name="Opposites">Ids of senses that deny it.</param>
/// <param name="IsAction">Whether it is something done or happening rather than a thing or property.</param>
public sealed record Sense(string Id, IReadOnlyList<string> Same, IReadOnlyList<string> Near, IReadOnlyList<string> Opposites, bool IsAction)
{
    /// <summary>Those of the words whose subject is who or what it is done to: "become part of" beside "annex".</summary>
    public IReadOnlySet<string> Undergone { get; init; } = new HashSet<string>();
}

/// <summary>That a word has a sense.</summary>
/// <param name="Sense">The sense.</param>
/// <param name="Near">Whether the word is only near it.</param>
public readonly record struct SenseUse(Sense Sense, bool Near);

/// <summary>What a word is to a question, whatever it means.</summary>
public enum WordClass
{
    /// <summary>Carries content.</summary>
    Content,

    /// <summary>Politeness and other words without content.</summary>
    Filler,

    /// <summary>Auxiliaries and verbs that mean little without their object.</summary>
    Light,

    /// <summary>Words of judgement and degree.</summary>
    Evaluation,

    /// <summary>Words of measure: tall, area, weight.</summary>
    Attribute,

    /// <summary>Verbs of beginning, lasting and ending, which say little where a time is asked.</summary>
    Aspect,

    /// <summary>Verbs that only tie one matter to another: cause, lead to, stem from.</summary>
    Relation,

    /// <summary>Verbs of saying, thinking and wanting, which lead up to another deed. They count as content.</summary>
    Stance,

    /// <summary>Articles, prepositions, conjunctions, pronouns, question words.</summary>
    Function,
}
