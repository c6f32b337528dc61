using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>What a number with its limit leaves possible.</summary>
/// <param name="Least">No less than this.</param>
/// <param name="Most">No more than this.</param>
/// <param name="HasLeast">Whether it may be the least itself.</param>
/// <param name="HasMost">Whether it may be the most itself.</param>
internal readonly record struct NumberRange(decimal Least, decimal Most, bool HasLeast, bool HasMost)
{
    // How far an estimate may be off for all that is known.
    private const decimal Vagueness = 0.1m;

    /// <summary>What is possible of a number that is told.</summary>
    public static NumberRange OfTold(RoleValue value) => Of(value.Value!.Value, value.Limit);

    /// <summary>Just a number.</summary>
    public static NumberRange Exactly(decimal value) => Of(value, null);

    /// <summary>What a question sets as a limit, or null where it sets none.</summary>
    public static NumberRange? OfAsked(NumberMention number) =>
        number.Limit is "over" or "at least" or "under" or "up to" ? Of(number.Value, number.Limit) : null;

    /// <summary>Whether all that is possible of another number lies within this one.</summary>
    public bool Contains(NumberRange other) =>
        (Least < other.Least || (Least == other.Least && (HasLeast || !other.HasLeast)))
        && (Most > other.Most || (Most == other.Most && (HasMost || !other.HasMost)));

    /// <summary>Whether no number is possible of both.</summary>
    public bool Excludes(NumberRange other) =>
        Most < other.Least || other.Most < Least || (Most == other.Least && !(HasMost && other.HasLeast)) || (other.Most == Least && !(other.HasMost && HasLeast));

    private static NumberRange Of(decimal value, string? limit) => limit switch
    {
        "at least" => new(value, decimal.MaxValue, true, true),
        "over" => new(value, decimal.MaxValue, false, true),
        "under" => new(decimal.MinValue, value, true, false),
        "up to" or "within" => new(decimal.MinValue, value, true, true),
        "almost" => new(value * (1 - Vagueness), value, true, false),
        "about" => new(value * (1 - Vagueness), value * (1 + Vagueness), true, true),
        _ => new(value, value, true, true),
    };
}
