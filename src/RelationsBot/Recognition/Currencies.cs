using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>Names, codes and symbols of currencies. A name that several countries use is the one this bot's subject makes likeliest.</summary>
internal static class Currencies
{
    private const decimal Hundredth = 0.01m;

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["$"] = "USD",
        ["＄"] = "USD",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["¥"] = "JPY",
        ["￥"] = "JPY",
        ["円"] = "JPY",
        ["₩"] = "KRW",
        ["元"] = "CNY",
        ["₽"] = "RUB",
        ["₹"] = "INR",
        ["₿"] = "XBT",
        ["₾"] = "GEL",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> DollarPrefixes = new Dictionary<string, string>
    {
        ["us"] = "USD",
        ["usd"] = "USD",
        ["c"] = "CAD",
        ["ca"] = "CAD",
        ["cad"] = "CAD",
        ["a"] = "AUD",
        ["au"] = "AUD",
        ["aud"] = "AUD",
        ["nz"] = "NZD",
        ["nzd"] = "NZD",
        ["hk"] = "HKD",
        ["hkd"] = "HKD",
        ["s"] = "SGD",
        ["sgd"] = "SGD",
        ["nt"] = "TWD",
        ["mxn"] = "MXN",
        ["r"] = "BRL",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Codes = FrozenSet.ToFrozenSet(
    [
        "usd", "eur", "gbp", "jpy", "krw", "kpw", "cny", "rub", "inr", "chf", "cad", "aud", "nzd", "hkd", "sgd", "twd", "mxn", "brl", "sek", "nok",
        "dkk", "thb", "vnd", "php", "idr", "myr", "try", "zar",
    ]);

    // Names whose plural differs by more than an "s" stand twice.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["us dollar"] = "USD",
        ["american dollar"] = "USD",
        ["united states dollar"] = "USD",
        ["canadian dollar"] = "CAD",
        ["australian dollar"] = "AUD",
        ["new zealand dollar"] = "NZD",
        ["hong kong dollar"] = "HKD",
        ["singapore dollar"] = "SGD",
        ["taiwan dollar"] = "TWD",
        ["dollar"] = "USD",
        ["buck"] = "USD",
        ["japanese yen"] = "JPY",
        ["yen"] = "JPY",
        ["euro"] = "EUR",
        ["british pound"] = "GBP",
        ["pound sterling"] = "GBP",
        ["pounds sterling"] = "GBP",
        ["pound"] = "GBP",
        ["quid"] = "GBP",
        ["north korean won"] = "KPW",
        ["south korean won"] = "KRW",
        ["korean won"] = "KRW",
        ["won"] = "KRW",
        ["chinese yuan"] = "CNY",
        ["yuan"] = "CNY",
        ["renminbi"] = "CNY",
        ["rmb"] = "CNY",
        ["russian ruble"] = "RUB",
        ["russian rouble"] = "RUB",
        ["ruble"] = "RUB",
        ["rouble"] = "RUB",
        ["indian rupee"] = "INR",
        ["rupee"] = "INR",
        ["swiss franc"] = "CHF",
        ["french franc"] = "FRF",
        ["franc"] = "FRF",
        ["german mark"] = "DEM",
        ["deutsche mark"] = "DEM",
        ["deutschmark"] = "DEM",
        ["finnish markka"] = "FIM",
        ["markka"] = "FIM",
        ["peseta"] = "ESP",
        ["dutch guilder"] = "NLG",
        ["guilder"] = "NLG",
        ["turkish lira"] = "TRY",
        ["lira"] = "ITL",
        ["georgian lari"] = "GEL",
        ["swedish krona"] = "SEK",
        ["baht"] = "THB",
        ["dong"] = "VND",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Fractions = new Dictionary<string, string>
    {
        ["cent"] = "USD",
        ["penny"] = "GBP",
        ["pence"] = "GBP",
        ["pennies"] = "USD",
    }.ToFrozenDictionary();

    // The first words of names of several words.
    private static readonly FrozenSet<string> Openers = Names.Keys.Where(n => n.Contains(' ', StringComparison.Ordinal)).Select(n => n.Split(' ')[0]).ToFrozenSet();

    private static readonly FrozenSet<string> AfterWonAsVerb = FrozenSet.ToFrozenSet(["the", "a", "an", "their", "his", "her", "by", "against", "gold", "medals", "prizes"]);

    private const int LongestName = 3;

    /// <summary>A currency that ends right before a token: "$", "US$", "USD".</summary>
    public static (string Code, decimal Factor, int First)? Before(IReadOnlyList<Token> tokens, int next, int from)
    {
        var at = next - 1;
        if (at < from)
            return null;
        var token = tokens[at];
        if (Symbols.TryGetValue(token.Text, out var code))
        {
            var isDollar = token.Text is "$" or "＄";
            if (isDollar && at > from && DollarPrefixes.TryGetValue(tokens[at - 1].Folded, out var dollar)
                && (tokens[at - 1].Span.End == token.Span.Start || dollar is "USD" or "CAD"))
                return (dollar, 1, at - 1);
            return (code, 1, at);
        }

        if (Codes.Contains(token.Folded) && token.Folded is not "try" and not "php")
            return (token.Folded.ToUpperInvariant(), 1, at);
        return token.Text is ['M', ..] && Codes.Contains(token.Folded[1..]) ? (token.Folded[1..].ToUpperInvariant(), 1_000_000, at) : null;
    }

    /// <summary>A currency that begins at a token: "dollars", "US dollars", "yen", "€".</summary>
    /// <returns>Its code, what the number is multiplied by, and the token after it.</returns>
    public static (string Code, decimal Factor, int Next)? After(IReadOnlyList<Token> tokens, int i)
    {
        if (i >= tokens.Count)
            return null;
        var token = tokens[i];
        if (Symbols.TryGetValue(token.Text, out var code))
            return i + 1 < tokens.Count && token.Span.End == tokens[i + 1].Span.Start && tokens[i + 1].Kind == TokenKind.Number ? null : (code, 1, i + 1);
        for (var length = Math.Min(LongestName, tokens.Count - i); length > 0; length--)
        {
            if (length > 1 && !Openers.Contains(token.Folded))
                continue;
            var name = length == 1 ? token.Folded : string.Join(' ', tokens.Skip(i).Take(length).Select(t => t.Folded));
            if (Name(Names, name) is { } named)
            {
                var isVerb = name == "won" && i + 1 < tokens.Count && AfterWonAsVerb.Contains(tokens[i + 1].Folded);
                return isVerb ? null : (named, 1, i + length);
            }
        }

        if (Name(Fractions, token.Folded) is { } coin)
            return (coin, Hundredth, i + 1);
        if (Codes.Contains(token.Folded) && token.Folded is not "try" and not "php")
            return (token.Folded.ToUpperInvariant(), 1, i + 1);
        return token.Text is ['M', ..] && Codes.Contains(token.Folded[1..]) ? (token.Folded[1..].ToUpperInvariant(), 1_000_000, i + 1) : null;
    }

    /// <summary>The code that is tied to a number's end ("115usd"), or null.</summary>
    public static string? Code(string folded) => Codes.Contains(folded) ? folded.ToUpperInvariant() : Symbols.GetValueOrDefault(folded);

    private static string? Name(FrozenDictionary<string, string> table, string name) =>
        table.GetValueOrDefault(name) ?? (name.EndsWith('s') ? table.GetValueOrDefault(name[..^1]) : null);
}
