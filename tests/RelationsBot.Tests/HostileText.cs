using FsCheck;
using FsCheck.Fluent;

namespace RelationsBot.Tests;

/// <summary>What people, channels and attackers send: the shapes that break parsers, as fixed rows and as a generator.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "when", "did", "who", "Koizumi", "kim jong-il", "Pyongyang", "17 September 2002", "2002-09-17", "in the 1970s", "early 1990s", "thirteen", "13", "$50 million", "91%",
        "why?", "and him?", "the second one", "next", "it", "what's", "don't", "Japan's", "U.S.", "O'", "n't", "'s", " ", "  ", "\t", "\n", "\r\n", "\u00a0", "?", "!", ".", ",", ";", ":",
        "-", "–", "—", "…", "\"", "'", "’", "`", "(", ")", "[", "]", "{", "}", "{0}", "{subject}", "|", "\\", "/", "^", "$", ".*", "(a+)+$", "[a-", "%s", "%00", "../", "..", "null", "<at>bot</at>",
        "<at", "<b>", "</b>", "<", ">", "&amp;", "&lt;", "&#0;", "&#xD800;", "&#x110000;", "&", "日本", "金正日", "조일 관계", "Привет", "مرحبا", "שלום", "\u202e", "\u200f", "\u200b", "\u200d", "\ufeff",
        "\u00ad", "\u0000", "\u0001", "\u001b[31m", "\u007f", "\ud83d\ude00", "\ud83d", "\ude00", "\uffff", "\ufffe", "e\u0301", "\u0301", "\u0301\u0301\u0301", "ß", "İ", "ı", "ſ", "ﬁ", "½", "٣", "１９９０", "Ⅷ", "²",
        "0", "00", "-1", "1e9", "99999999999999999999999999999999", "0.0.0.0", "1,2,3", "31 February 2002", "0000-00-00", "century", "19XX", "1977/1983", "before", "after", "since", "between", "and",
    ];

    /// <summary>Texts made of the pieces, of random characters, and of both.</summary>
    public static Arbitrary<string> Any { get; } = Arb.From(
        Gen.OneOf(
            Joined(Gen.Elements(Pieces), ""),
            Joined(Gen.Elements(Pieces), " "),
            Joined(Gen.Choose(0, 0xffff).Select(c => ((char)c).ToString()), ""),
            Joined(Gen.OneOf(Gen.Elements(Pieces), Gen.Choose(0x20, 0x7e).Select(c => ((char)c).ToString())), "")),
        Shrink);

    private static Gen<string> Joined(Gen<string> piece, string between) => Gen.Choose(0, 24).SelectMany(n => piece.ListOf(n)).Select(list => string.Join(between, list));

    private static IEnumerable<string> Shrink(string text)
    {
        if (text.Length > 1)
        {
            yield return text[..(text.Length / 2)];
            yield return text[(text.Length / 2)..];
        }

        for (var i = 0; i < text.Length; i++)
            yield return text.Remove(i, 1);
    }
}
