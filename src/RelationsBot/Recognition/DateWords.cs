using System.Collections.Frozen;

namespace RelationsBot.Recognition;

/// <summary>The words around dates.</summary>
internal static class DateWords
{
    /// <summary>Phrases before a date, the longest first where one begins another.</summary>
    public static readonly (string[] Words, DateRelation Relation)[] Before =
    [
        (["no", "later", "than"], DateRelation.Until),
        (["not", "later", "than"], DateRelation.Until),
        (["at", "the", "latest", "by"], DateRelation.Until),
        (["earlier", "than"], DateRelation.Before),
        (["prior", "to"], DateRelation.Before),
        (["ahead", "of"], DateRelation.Before),
        (["before"], DateRelation.Before),
        (["up", "until"], DateRelation.Until),
        (["up", "till"], DateRelation.Until),
        (["up", "to"], DateRelation.Until),
        (["until"], DateRelation.Until),
        (["till"], DateRelation.Until),
        (["til"], DateRelation.Until),
        (["by"], DateRelation.Until),
        (["no", "earlier", "than"], DateRelation.Since),
        (["not", "earlier", "than"], DateRelation.Since),
        (["not", "before"], DateRelation.Since),
        (["later", "than"], DateRelation.After),
        (["subsequent", "to"], DateRelation.After),
        (["following"], DateRelation.After),
        (["after"], DateRelation.After),
        (["ever", "since"], DateRelation.Since),
        (["since"], DateRelation.Since),
        (["starting", "from"], DateRelation.Since),
        (["starting", "in"], DateRelation.Since),
        (["starting", "on"], DateRelation.Since),
        (["beginning", "in"], DateRelation.Since),
        (["beginning", "on"], DateRelation.Since),
        (["beginning", "from"], DateRelation.Since),
        (["as", "early", "as"], DateRelation.Since),
        (["as", "late", "as"], DateRelation.Until),
        (["as", "of"], DateRelation.In),
    ];

    /// <summary>Phrases behind a date.</summary>
    public static readonly (string[] Words, DateRelation Relation)[] Behind =
    [
        (["and", "onwards"], DateRelation.Since),
        (["and", "onward"], DateRelation.Since),
        (["onwards"], DateRelation.Since),
        (["onward"], DateRelation.Since),
        (["or", "later"], DateRelation.Since),
        (["and", "later"], DateRelation.Since),
        (["or", "after"], DateRelation.Since),
        (["and", "after"], DateRelation.Since),
        (["or", "earlier"], DateRelation.Until),
        (["and", "earlier"], DateRelation.Until),
        (["or", "before"], DateRelation.Until),
        (["and", "before"], DateRelation.Until),
    ];

    /// <summary>The phrases before a date by their first word.</summary>
    public static readonly FrozenDictionary<string, (string[] Words, DateRelation Relation)[]> BeforeByFirst = Before.GroupBy(b => b.Words[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>What parts the ends of a range.</summary>
    public static readonly FrozenSet<string> Connectors = FrozenSet.ToFrozenSet(["-", "–", "—", "−", "~", "to", "till", "until", "til", "through", "thru"]);

    /// <summary>Dashes.</summary>
    public static readonly FrozenSet<string> Dashes = FrozenSet.ToFrozenSet(["-", "–", "—", "−"]);

    /// <summary>Apostrophes.</summary>
    public static readonly FrozenSet<string> Apostrophes = FrozenSet.ToFrozenSet(["'", "’", "‘", "ʼ", "`"]);

    /// <summary>Marks that may part day, month and year.</summary>
    public static readonly FrozenSet<string> Separators = FrozenSet.ToFrozenSet(["/", "-", "."]);

    /// <summary>What stands before a number that is no year.</summary>
    public static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
    [
        "resolution", "resolutions", "room", "flight", "no", "nr", "number", "numbers", "page", "pages", "article", "articles", "section", "chapter",
        "line", "bus", "route", "unit", "highway", "iso", "version", "model", "id", "code", "case", "order", "ticket", "port", "bureau", "office",
        "usd", "eur", "gbp", "jpy", "krw", "kpw", "cny", "rmb", "us$", "#", "$", "€", "£", "¥", "₩", "+", "=", "<", ">", "×", "x",
    ]);

    /// <summary>What stands behind a number that is no year.</summary>
    public static readonly FrozenSet<string> UnitNouns = FrozenSet.ToFrozenSet(
    [
        "%", "percent", "per", "°", "$", "€", "£", "¥", "₩", "people", "persons", "person", "men", "women", "children", "km", "kms", "kilometers", "kilometres", "kilometer",
        "kilometre", "miles", "mile", "m", "meters", "metres", "feet", "ft", "cm", "mm", "kg", "kgs", "kilos", "grams", "g", "tons", "tonnes", "ton", "dollars", "dollar", "usd",
        "bucks", "yen", "won", "euros", "euro", "pounds", "yuan", "rubles", "roubles", "cents", "years", "days", "hours", "minutes", "seconds", "weeks", "months", "decades",
        "times", "hundred", "thousand", "million", "billion", "trillion", "dozen", "hrs", "hr", "hours", "ml", "liters", "litres", "mb", "gb", "mhz", "hz", "watts", "kw", "mw",
        "am", "pm", "bc", "bce", "gmt",
    ]);

    /// <summary>What may be counted by the hundred, so that a round number before it is no year.</summary>
    public static readonly FrozenSet<string> CountedNouns = FrozenSet.ToFrozenSet(
    [
        "soldiers", "troops", "citizens", "victims", "abductees", "refugees", "defectors", "missiles", "warheads", "signatures", "cases", "families", "households", "workers",
        "members", "koreans", "japanese", "americans", "words", "pages", "points", "houses", "students", "prisoners", "visitors", "residents", "spouses", "wives", "returnees", "square",
    ]);

    /// <summary>What may follow "in 98"; anything else is counted by the number.</summary>
    public static readonly FrozenSet<string> AfterShortYear = FrozenSet.ToFrozenSet(
    [
        "?", ".", "!", ",", ";", ":", ")", "]", "\"", "”", "and", "or", "but", "when", "who", "what", "where", "why", "how", "which", "did", "was", "were", "is", "to", "he", "she", "they",
        "it", "we", "you", "i", "the", "by", "with", "at", "from", "after", "before", "there", "then", "that", "in", "on", "as", "because", "for", "about", "too", "please",
    ]);

    /// <summary>Words behind "may" that make it a verb.</summary>
    public static readonly FrozenSet<string> AfterMayAsVerb = FrozenSet.ToFrozenSet(
        ["have", "be", "not", "also", "still", "never", "well", "only", "i", "you", "we", "they", "he", "she", "it", "one", "the", "or", "get", "know", "ask"]);

    /// <summary>Words that make a month of "may" and "march".</summary>
    public static readonly FrozenSet<string> BeforeBareMonth = FrozenSet.ToFrozenSet(
        ["in", "on", "of", "during", "throughout", "from", "between", "to", "early", "mid", "late", "by", "since", "until", "before", "after", "this", "last", "next"]);

    /// <summary>Limits of a number, which a year has not.</summary>
    public static readonly FrozenSet<string> NumberLimits = FrozenSet.ToFrozenSet(["over", "under", "nearly", "almost", "least", "most", "exceeding", "total", "some"]);

    /// <summary>Words before a person's age: "in his 20s".</summary>
    public static readonly FrozenSet<string> Owners = FrozenSet.ToFrozenSet(["his", "her", "their", "my", "your", "our", "its", "whose"]);

    /// <summary>Words that a short decade ("70s", "seventies") follows.</summary>
    public static readonly FrozenSet<string> BeforeShortDecade = FrozenSet.ToFrozenSet(
        ["the", "early", "mid", "late", "in", "since", "until", "till", "before", "after", "by", "from", "to", "during", "of", "and", "-", "–", "between", "through", "around", "about"]);
}
