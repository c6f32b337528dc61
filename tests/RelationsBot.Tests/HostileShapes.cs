using System.Text;

namespace RelationsBot.Tests;

/// <summary>Long texts of one shape, each grown to a length: what makes readers slow.</summary>
internal static class HostileShapes
{
    public static IReadOnlyList<(string Name, Func<int, string> Of)> All { get; } =
    [
        ("one letter", n => new string('a', n)),
        ("one word", n => Repeat("when ", n)),
        ("one name", n => Repeat("Kim Jong Il ", n)),
        ("misspelt words", n => Repeat("Pyongynag kidnaped kizumi ", n)),
        ("unknown words", n => Repeat("xqzvk wbrtl ", n)),
        ("digits", n => new string('7', n)),
        ("numbers", n => Repeat("13 ", n)),
        ("number words", n => Repeat("two hundred thousand and ", n)),
        ("years", n => Repeat("2002 ", n)),
        ("dates", n => Repeat("17 September 2002 to ", n)),
        ("relative dates", n => Repeat("the year before the last decade of ", n)),
        ("opened tags", n => new string('<', n)),
        ("half mentions", n => Repeat("<at>", n)),
        ("ampersands", n => new string('&', n)),
        ("brackets", n => new string('(', n / 2) + new string(')', n / 2)),
        ("apostrophes", n => Repeat("a'", n)),
        ("full stops", n => Repeat("U.", n)),
        ("commas", n => new string(',', n)),
        ("question marks", n => "who" + new string('?', n)),
        ("hyphens", n => Repeat("a-", n)),
        ("regex", n => Repeat("(a+)+$|", n)),
        ("combining marks", n => "e" + new string('\u0301', n)),
        ("emoji", n => Repeat("\ud83d\ude00", n)),
        ("sentences", n => Repeat("When did Koizumi go to Pyongyang? ", n)),
        ("one sentence", n => Repeat("the man who met the man who met ", n)),
        ("alternatives", n => Repeat("Japan or ", n)),
        ("conjunctions", n => Repeat("and who and why and where ", n)),
        ("pronouns", n => Repeat("he it they that ", n)),
        ("statements", n => Repeat("Koizumi went to Pyongyang. ", n)),
        ("quotes", n => Repeat("\"Koizumi\" said \"no\" ", n)),
        ("questions within questions", n => Repeat("who said that ", n)),
        ("brackets within brackets", n => Repeat("(who ", n / 2) + new string(')', n / 2)),
        ("who", n => Repeat("who ", n)),
        ("different unknown words", n => Counted(i => $"w{Letter(i)}{Letter(i / 26)}{Letter(i / 676)}q ", n)),
        ("different misspelt words", n => Counted(i => $"Koizumi{Letter(i)}{Letter(i / 26)} ", n)),
        ("different years", n => Counted(i => $"{1900 + i % 125} ", n)),
        ("different numbers", n => Counted(i => $"{i * 37} ", n)),
        ("different dates", n => Counted(i => $"{1 + i % 28} May {1950 + i % 70}, ", n)),
        ("names with typos", n => Repeat("Koizmui Pyongynag Megmui Yokoat ", n)),
        ("names", n => Repeat("Koizumi, Kim Jong Il, Abe, Chongryon, Megumi Yokota and ", n)),
        ("unknown names", n => Repeat("Abc Def Ghi ", n)),
        ("capitals", n => Repeat("KOIZUMI WENT TO PYONGYANG ", n)),
        ("long words", n => Counted(i => new string(Letter(i), 90) + " ", n)),
        ("HTML", n => Repeat("<p>When did <b>Koizumi</b> go to <a href=\"x\">Pyongyang</a>?</p>\n", n)),
        ("Markdown", n => Repeat("* **When** did _Koizumi_ go to [Pyongyang](http://example.org)?\n", n)),
        ("addresses", n => Repeat("http://example.org/?q=1&r=2 ", n)),
        ("tabs", n => Repeat("when\tdid\tKoizumi\tgo\n", n)),
        ("Japanese", n => Repeat("小泉はいつ平壌に行きましたか。", n)),
        ("Korean", n => Repeat("고이즈미는 언제 평양에 갔습니까? ", n)),
        ("half Japanese", n => Repeat("Koizumi 小泉 Pyongyang 平壌 when ", n)),
        ("zero width", n => Repeat("w\u200bh\u200be\u200bn\u200b ", n)),
        ("lone surrogates", n => Repeat("a\ud83d", n)),
        ("colons", n => Repeat("a: ", n)),
        ("semicolons", n => Repeat("who; when; ", n)),
        ("dashes", n => Repeat("Japan – Korea — ", n)),
        ("possessives", n => Repeat("Japan's Korea's ", n)),
        ("contractions", n => Repeat("didn't won't isn't ", n)),
        ("a word, then a question", n => new string('x', n - 40) + " When did Koizumi go to Pyongyang?"),
        ("courtesies, then a question", n => Repeat("please tell me ", n - 40) + " When did Koizumi go to Pyongyang?"),
        ("a story, then a question", n => Repeat("Koizumi visited Pyongyang in 2002 and met Kim Jong Il. ", n - 40) + " When did he go there again?"),
        ("limits", n => Repeat("more than at least 13 ", n)),
        ("periods", n => Repeat("between 1977 and 1983 ", n)),
        ("counts", n => Repeat("how many abductees and ", n)),
        ("negations", n => Repeat("not ", n)),
        ("shares", n => Repeat("91% of $50 million or ", n)),
        ("passives", n => Repeat("was abducted by was sent to ", n)),
        ("verbs", n => Repeat("visited met said admitted abducted returned ", n)),
        ("auxiliaries", n => Repeat("is it or is it not did did ", n)),
        ("two questions", n => Repeat("Who met Kim? And when? ", n)),
        ("ordinals", n => Repeat("the second the third ", n)),
        ("exceptions", n => Repeat("besides Koizumi except Abe other than Kim ", n)),
        ("hearsay", n => Repeat("Kim said that Abe said that ", n)),
        ("distances", n => Repeat("how long between ", n)),
    ];

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];

    private static string Counted(Func<int, string> of, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++)
            text.Append(of(i));
        return text.ToString(0, length);
    }

    private static char Letter(int i) => (char)('a' + i % 26);
}
