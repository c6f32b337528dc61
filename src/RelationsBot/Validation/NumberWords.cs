using System.Collections.Frozen;
using System.Globalization;

namespace RelationsBot.Validation;

/// <summary>Numbers written as words.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Cardinals = Count(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 0, 1)
        .Concat(Count("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10))
        .Append(KeyValuePair.Create("dozen", 12)).Append(KeyValuePair.Create("twice", 2)).Append(KeyValuePair.Create("both", 2))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Ordinals = Count(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 1, 1)
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100,
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
    }.ToFrozenDictionary();

    /// <summary>The number a word means, or null.</summary>
    public static int? Cardinal(string folded) => Cardinals.TryGetValue(folded, out var number) ? number : null;

    /// <summary>What a word multiplies the number before it by, or null.</summary>
    public static decimal? Scale(string folded) => Scales.TryGetValue(folded, out var scale) ? scale : null;

    /// <summary>The rank of "first" or "21st", or null.</summary>
    public static int? Ordinal(string folded)
    {
        if (Ordinals.TryGetValue(folded, out var rank))
            return rank;
        return folded.Length > 2 && folded[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(folded.AsSpan(0, folded.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out rank) ? rank : null;
    }

    private static IEnumerable<KeyValuePair<string, int>> Count(string words, int first, int step) => words.Split(' ').Select((w, i) => KeyValuePair.Create(w, first + (i * step)));
}
