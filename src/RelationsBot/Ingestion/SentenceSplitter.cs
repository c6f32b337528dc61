using System.Collections.Frozen;
using System.Globalization;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>
/// Cuts a paragraph into sentences. A full stop after an abbreviation, an initial or a list number ends none; after an abbreviation
/// that can also be the last word (U.S., Inc., p.m.) it ends one where the next word is of those that begin sentences. Linear.
/// </summary>
internal static class SentenceSplitter
{
    private const int LongestNote = 24;

    /// <summary>Never the last word of a sentence: something always follows.</summary>
    private static readonly FrozenSet<string> Leading = Words(
        "mr mrs ms mx dr prof gen col lt sgt capt maj adm cmdr gov sen rep rev hon pres amb messrs mme mlle st mt ft fr "
        + "e.g i.e cf viz vs v ca approx esp incl");

    /// <summary>An abbreviation only before a figure: "No. 5", but "The answer was no."</summary>
    private static readonly FrozenSet<string> BeforeFigure = Words(
        "no nos vol vols p pp fig figs ch chap c b d jan feb mar apr jun jul aug sep sept oct nov dec");

    /// <summary>Abbreviations that may well be the last word.</summary>
    private static readonly FrozenSet<string> Either = Words(
        "ph.d inc co ltd corp jr sr bros al dept univ ed eds est");

    /// <summary>Words that, written with a capital, begin a sentence rather than go on with a name.</summary>
    private static readonly FrozenSet<string> Starters = Words(
        "the a an this that these those it its he she they we you his her their our there here i in on at by from to for with of as after before "
        + "during since until while when where what which who why how if although though because but and or so yet however also moreover "
        + "furthermore nevertheless nonetheless then thus therefore meanwhile later earlier both each some many most several all no not such "
        + "under over between among despite following according another one two three other others");

    /// <summary>The sentences of a normalised paragraph, in order, with their places in it.</summary>
    public static IReadOnlyList<SentenceText> Split(string paragraph)
    {
        var sentences = new List<SentenceText>();
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var c = paragraph[i];
            if (c is not ('.' or '!' or '?' or '…' or '。' or '！' or '？'))
                continue;
            var mark = i;
            while (i + 1 < paragraph.Length && IsClosing(paragraph[i + 1]))
                i++;
            i = BehindNotes(paragraph, i);
            if (!Ends(paragraph, start, mark, i + 1))
                continue;
            Add(start, i + 1);
            start = i + 1;
            while (start < paragraph.Length && paragraph[start] == ' ')
                start++;
            i = Math.Max(i, start - 1);
        }

        if (start < paragraph.Length)
            Add(start, paragraph.Length);
        return sentences;

        void Add(int from, int to) => sentences.Add(new SentenceText(paragraph[from..to], new Span(from, to - from)));
    }

    // 'next' is the index after the mark, further marks and closing quotes.
    private static bool Ends(string text, int start, int mark, int next)
    {
        if (next == text.Length)
            return true;
        if (text[next - 1] is '。' or '！' or '？' || text[mark] is '。' or '！' or '？')
            return true;
        if (text[next] != ' ')
            return false;
        var first = next + 1;
        while (first < text.Length && IsOpening(text[first]))
            first++;
        if (first == text.Length)
            return false;
        if (char.IsLower(text, first) || text[first] is ',' or ';' or ':' or ')' or '–' or '—')
            return false;
        if (text[mark] != '.' || next != mark + 1)
            return true;

        var word = WordBefore(text, start, mark);
        if (word.Length == 0)
            return true;
        if (Leading.Contains(word))
            return false;
        var figure = char.IsDigit(text, first);
        if (figure && BeforeFigure.Contains(word))
            return false;
        if (word.All(char.IsAsciiDigit) && word.Length <= 3 && mark - word.Length == start)
            return false;
        var initial = word.Length == 1 && char.IsUpper(text[mark - 1]);
        return !(initial || Either.Contains(word) || IsDotted(word)) || figure || Starters.Contains(NextWord(text, first));
    }

    // "… in 1876.[4][N 2] The …": reference marks belong to the sentence before them.
    private static int BehindNotes(string text, int last)
    {
        while (last + 1 < text.Length && text[last + 1] == '[')
        {
            var close = text.IndexOf(']', last + 1, Math.Min(LongestNote, text.Length - last - 1));
            if (close < 0)
                break;
            last = close;
        }

        return last;
    }

    // At most 16 characters back, so that text without blanks costs no more.
    private static string WordBefore(string text, int start, int mark)
    {
        var from = mark;
        while (from > start && mark - from < 16 && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
            from--;
        return text[from..mark].TrimStart('.').ToLowerInvariant();
    }

    private static string NextWord(string text, int first)
    {
        var to = first;
        while (to < text.Length && to - first < 16 && char.IsLetter(text[to]))
            to++;
        return text[first..to].ToLowerInvariant();
    }

    // "u.s", "d.p.r.k": single letters with stops between them.
    private static bool IsDotted(string word)
    {
        if (word.Length < 3 || word.Length % 2 == 0)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        }

        return true;
    }

    private static bool IsClosing(char c) =>
        c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '"' or '\'' or ')' or ']' or '」' or '』' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.FinalQuotePunctuation;

    private static bool IsOpening(char c) =>
        c is '"' or '\'' or '(' or '[' or '「' or '『' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.InitialQuotePunctuation;

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
