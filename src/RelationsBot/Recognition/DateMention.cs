using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>How a mentioned date bounds the time that is meant.</summary>
public enum DateRelation
{
    /// <summary>In it, on it, during it.</summary>
    In,

    /// <summary>Before it begins.</summary>
    Before,

    /// <summary>After it ends.</summary>
    After,

    /// <summary>From its beginning on.</summary>
    Since,

    /// <summary>Up to its end.</summary>
    Until,
}

/// <summary>A date or period in an utterance.</summary>
/// <param name="Span">Where it stands, words of relation ("before", "since") included.</param>
/// <param name="Period">The date or period itself, without the relation.</param>
/// <param name="Relation">How it bounds the time that is meant.</param>
public sealed record DateMention(Span Span, Period Period, DateRelation Relation)
{
    /// <summary>The time that is meant: the period, or everything before or after it.</summary>
    public Period Scope => Relation switch
    {
        DateRelation.Before => Period.UpTo(Period, included: false),
        DateRelation.Until => Period.UpTo(Period, included: true),
        DateRelation.After => Period.From(Period, included: false),
        DateRelation.Since => Period.From(Period, included: true),
        _ => Period,
    };
}
