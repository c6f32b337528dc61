using System.Collections.Frozen;

namespace RelationsBot.Recognition;

/// <summary>English words for numbers: what each is worth.</summary>
internal static class NumberWords
{
    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Knows(string folded) => Units.ContainsKey(folded) || Tens.ContainsKey(folded) || Scales.ContainsKey(folded) || Ordinals.ContainsKey(folded);

    /// <summary>Zero to nineteen.</summary>
    public static readonly FrozenDictionary<string, int> Units = new Dictionary<string, int>
    {
        ["zero"] = 0,
        ["nought"] = 0,
        ["naught"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
    }.ToFrozenDictionary();

    /// <summary>Twenty to ninety.</summary>
    public static readonly FrozenDictionary<string, int> Tens = new Dictionary<string, int>
    {
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fourty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary();

    /// <summary>Hundred and above, with their short forms.</summary>
    public static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["thousand"] = 1_000,
        ["thousands"] = 1_000,
        ["k"] = 1_000,
        ["lakh"] = 100_000,
        ["lakhs"] = 100_000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["m"] = 1_000_000,
        ["mil"] = 1_000_000,
        ["mln"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["crore"] = 10_000_000,
        ["crores"] = 10_000_000,
        ["billion"] = 1_000_000_000,
        ["billions"] = 1_000_000_000,
        ["b"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["bln"] = 1_000_000_000,
        ["g"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["trillions"] = 1_000_000_000_000,
        ["tn"] = 1_000_000_000_000,
        ["tln"] = 1_000_000_000_000,
    }.ToFrozenDictionary();

    /// <summary>First to nineteenth, the tens and the scales.</summary>
    public static readonly FrozenDictionary<string, decimal> Ordinals = new Dictionary<string, decimal>
    {
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["nineth"] = 9,
        ["tenth"] = 10,
        ["eleventh"] = 11,
        ["twelfth"] = 12,
        ["thirteenth"] = 13,
        ["fourteenth"] = 14,
        ["fifteenth"] = 15,
        ["sixteenth"] = 16,
        ["seventeenth"] = 17,
        ["eighteenth"] = 18,
        ["nineteenth"] = 19,
        ["twentieth"] = 20,
        ["thirtieth"] = 30,
        ["fortieth"] = 40,
        ["fiftieth"] = 50,
        ["sixtieth"] = 60,
        ["seventieth"] = 70,
        ["eightieth"] = 80,
        ["ninetieth"] = 90,
        ["hundredth"] = 100,
        ["thousandth"] = 1_000,
        ["millionth"] = 1_000_000,
        ["billionth"] = 1_000_000_000,
        ["trillionth"] = 1_000_000_000_000,
    }.ToFrozenDictionary();
}
