using FsCheck.Fluent;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class TextCleanerTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Text", "known-failures.txt");

    [Theory]
    [InlineData("<at>Relations Bot</at> when was it?", "when was it?")]
    [InlineData("<at id=\"0\">Bot</at>&nbsp;hello", "hello")]
    [InlineData("hello <AT>Bot</AT> there", "hello there")]
    [InlineData("<at>Bot</at><at>Bot</at> hi", "hi")]
    [InlineData("<b>Who</b> was <i>there</i>?", "Who was there ?")]
    [InlineData("<p>Who was there?</p>", "Who was there?")]
    [InlineData("one<br/>two", "one two")]
    [InlineData("who <script>x()</script>", "who x()")]
    public void Takes_out_markup(string raw, string clean) => Assert.Equal(clean, TextCleaner.Clean(raw));

    [Theory]
    [InlineData("3 < 5 and 5 > 3")]
    [InlineData("a <b")]
    [InlineData("<3")]
    [InlineData("<")]
    [InlineData("x <- y")]
    [InlineData("AT&T")]
    [InlineData("attend the meeting")]
    [InlineData("\"come clean\"")]
    [InlineData("(a+)+$")]
    [InlineData("{subject}")]
    public void Leaves_text_that_only_looks_like_markup(string raw) => Assert.Equal(raw, TextCleaner.Clean(raw));

    [Theory]
    [InlineData("Q&amp;A", "Q&A")]
    [InlineData("Japan&#39;s", "Japan's")]
    [InlineData("Japan&rsquo;s", "Japan’s")]
    [InlineData("&quot;militarist&quot;", "\"militarist\"")]
    [InlineData("5 &gt; 3", "5 > 3")]
    [InlineData("&nbsp;&nbsp;who", "who")]
    [InlineData("this & that", "this & that")]
    [InlineData("&unknown;", "&unknown;")]
    public void Decodes_entities(string raw, string clean) => Assert.Equal(clean, TextCleaner.Clean(raw));

    [Theory]
    [InlineData("Pyong\u200byang", "Pyongyang")]
    [InlineData("\ufeffwho", "who")]
    [InlineData("co\u00adoperation", "cooperation")]
    [InlineData("\u202ewho\u202c was", "who was")]
    [InlineData("\u200fwho\u200e", "who")]
    [InlineData("\u2066Kim\u2069", "Kim")]
    [InlineData("\u200b\u200c\u200d", "")]
    public void Takes_out_what_cannot_be_seen(string raw, string clean) => Assert.Equal(clean, TextCleaner.Clean(raw));

    [Theory]
    [InlineData("  who \t was\r\n there  ", "who was there")]
    [InlineData("who\u00a0was\u3000there", "who was there")]
    [InlineData("who\u0000was", "who was")]
    [InlineData("a\u0007b", "a b")]
    [InlineData("\u2028who\u2029", "who")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Makes_runs_of_blanks_and_control_characters_one_blank(string raw, string clean) => Assert.Equal(clean, TextCleaner.Clean(raw));

    [Theory]
    [InlineData(new[] { 0x41, 0xd83d }, "A\ufffd")]
    [InlineData(new[] { 0xde00, 0x41 }, "\ufffdA")]
    [InlineData(new[] { 0xd83d, 0xd83d, 0xde00 }, "\ufffd\ud83d\ude00")]
    [InlineData(new[] { 0xd83d, 0xde00 }, "\ud83d\ude00")]
    public void Replaces_lone_surrogates_and_keeps_pairs(int[] raw, string clean) =>
        Assert.Equal(clean, TextCleaner.Clean(string.Concat(raw.Select(c => (char)c))));

    [Theory]
    [InlineData("Sato\u0304", "Satō")]
    [InlineData("P'yo\u0306ngyang", "P'yŏngyang")]
    [InlineData("x\u0304", "x\u0304")]
    [InlineData("o \u0304", "o \u0304")]
    [InlineData("\u1109\u1165\u110b\u116e\u11af", "서울")]
    [InlineData("\uc11c\u11af", "설")]
    [InlineData("\uc124\u11af", "설\u11af")]
    [InlineData("か\u3099は\u309aウ\u3099ハ\u309aト\u3099", "がぱヴパド")]
    [InlineData("か\u309aあ\u3099", "か\u309aあ\u3099")]
    [InlineData("Sŏul", "Sŏul")]
    [InlineData("조일 관계", "조일 관계")]
    public void Composes_letters_with_their_marks(string raw, string clean) => Failures.Verify("compose: " + clean, () => Assert.Equal(clean, TextCleaner.Clean(raw)));

    [Theory]
    [InlineData("Kim Jong\u2011il", "Kim Jong-il")]
    [InlineData("set\u2010up", "set-up")]
    [InlineData("1977–1983", "1977–1983")]
    public void Makes_hyphens_one_kind(string raw, string clean) => Assert.Equal(clean, TextCleaner.Clean(raw));

    /// <summary>With a search of the rest from each mention this would take many seconds.</summary>
    [Theory]
    [InlineData("<at>")]
    [InlineData("<at>a</at")]
    [InlineData("<at>a</at>")]
    public void Mentions_without_an_end_take_no_longer_than_their_length(string piece)
    {
        var raw = string.Concat(Enumerable.Repeat(piece, 200_000));
        var shorter = Milliseconds(raw[..(raw.Length / 8)]);
        Assert.True(Milliseconds(raw) < 40 * shorter + 200, $"{Milliseconds(raw)} ms after {shorter} ms for an eighth of it");

        static long Milliseconds(string text)
        {
            var best = long.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                TextCleaner.Clean(text);
                best = Math.Min(best, watch.ElapsedMilliseconds);
            }

            return best;
        }
    }

    [Fact]
    public void A_clean_text_has_single_blanks_no_control_characters_and_no_lone_surrogates() => Prop.ForAll(HostileText.Any, raw =>
    {
        var clean = TextCleaner.Clean(raw);
        Assert.DoesNotContain("  ", clean, StringComparison.Ordinal);
        Assert.DoesNotContain(clean, char.IsControl);
        Assert.False(clean.StartsWith(' ') || clean.EndsWith(' '));
        for (var i = 0; i < clean.Length; i++)
        {
            if (char.IsHighSurrogate(clean[i]))
                Assert.True(char.IsLowSurrogate(clean[++i]));
            else
                Assert.False(char.IsLowSurrogate(clean[i]));
        }
    }).Holds();

    [Fact]
    public void Text_without_markup_stays_as_it_is_when_cleaned_again() => Prop.ForAll(HostileText.Any, raw =>
    {
        var clean = TextCleaner.Clean(raw);
        if (!clean.Contains('<', StringComparison.Ordinal) && !clean.Contains('&', StringComparison.Ordinal))
            Assert.Equal(clean, TextCleaner.Clean(clean));
    }).Holds();
}
