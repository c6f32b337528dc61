using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>What kind of number an utterance holds.</summary>
public enum NumberKind
{
    /// <summary>13, thirteen, 50,000, 50k.</summary>
    Cardinal,

    /// <summary>First, 2nd, third.</summary>
    Ordinal,

    /// <summary>91%, ninety-one per cent.</summary>
    Percentage,

    /// <summary>$300 million, 50 million dollars.</summary>
    Currency,
}

/// <summary>A number in an utterance.</summary>
/// <param name="Span">Where it stands, currency and words of limit included.</param>
/// <param name="Value">The number; of an ordinal its rank, of a percentage the figure before the sign; -1 is "last".</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Unit">ISO 4217 code of a currency, else null.</param>
/// <param name="Limit">"at least", "over", "about", "almost", "only", "up to", or null.</param>
public sealed record NumberMention(Span Span, decimal Value, NumberKind Kind, string? Unit, string? Limit);
