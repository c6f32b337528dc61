using FsCheck.Fluent;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class TokenizerTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Text", "known-failures.txt");

    private static readonly Lemmatizer Lemmatizer = new(new Dictionary<string, string[]> { ["went"] = ["go"], ["is"] = ["be"], ["did"] = ["do"] }, ["go", "be", "do", "visit"]);

    [Theory]
    [InlineData("When did Koizumi visit?", "when did koizumi visit ?")]
    [InlineData("Kim Jong-il", "kim jong - il")]
    [InlineData("Kim Jong Il", "kim jong il")]
    [InlineData("2002–2004", "2002 – 2004")]
    [InlineData("4,502.9 bitcoin", "4,502.9 bitcoin")]
    [InlineData("in 2002.", "in 2002 .")]
    [InlineData("in 2002, 2004", "in 2002 , 2004")]
    [InlineData("ties w/ Japan", "ties with japan")]
    [InlineData("ties w/o visits", "ties without visits")]
    [InlineData("b/c it closed", "because it closed")]
    [InlineData("row w/column", "row with column")]
    [InlineData("plan b/center", "plan b / center")]
    [InlineData("the 13th", "the 13th")]
    [InlineData("the 1970s", "the 1970s")]
    [InlineData("50k letters", "50k letters")]
    [InlineData("$50 million", "$ 50 million")]
    [InlineData("91%", "91 %")]
    [InlineData("the U.S. and Japan", "the us and japan")]
    [InlineData("in the U.S.", "in the us")]
    [InlineData("the U.S.'s view", "the us view")]
    [InlineData("the U.S.? Yes", "the us ? yes")]
    [InlineData("D.P.R.K., then", "dprk , then")]
    [InlineData("Jong-il. Kim", "jong - il . kim")]
    [InlineData("plan B. Then", "plan b . then")]
    [InlineData("x\u0304y", "xy")]
    [InlineData("It ended. It began.", "it ended . it began .")]
    [InlineData("\"come clean\"", "\" come clean \"")]
    [InlineData("P'yŏngyang", "pyongyang")]
    [InlineData("Ch’ongryŏn", "chongryon")]
    [InlineData("rock 'n' roll", "rock ' n ' roll")]
    [InlineData("日朝関係", "日朝関係")]
    [InlineData("\ud83d\ude00 hi", "\ud83d\ude00 hi")]
    [InlineData("", "")]
    public void Cuts_words_numbers_and_marks(string text, string tokens) =>
        Failures.Verify("cut: " + text, () => Assert.Equal(tokens, Folded(text)));

    [Theory]
    [InlineData("don't", "do not")]
    [InlineData("dont", "do not")]
    [InlineData("didn’t", "did not")]
    [InlineData("can't", "can not")]
    [InlineData("won't", "will not")]
    [InlineData("what's", "what is")]
    [InlineData("whats", "what is")]
    [InlineData("who'd", "who did")]
    [InlineData("let's", "let us")]
    [InlineData("couldnt", "could not")]
    [InlineData("outta", "out of")]
    [InlineData("they'd", "they would")]
    [InlineData("bc", "because")]
    [InlineData("r u w ppl", "are you with people")]
    [InlineData("b4 1999", "before 1999")]
    [InlineData("George W Lind", "george w lind")]
    [InlineData("Max Lind of the SEC", "max lind of the sec")]
    [InlineData("max 3", "maximum 3")]
    [InlineData("wants", "wants")]
    [InlineData("cants", "cants")]
    [InlineData("its", "its")]
    [InlineData("were", "were")]
    [InlineData("wont", "wont")]
    [InlineData("ill", "ill")]
    public void Writes_contractions_out_but_no_word_that_only_looks_like_one(string text, string tokens) => Assert.Equal(tokens, Folded(text));

    [Theory]
    [InlineData("Japan's", "japan", true)]
    [InlineData("Japan’s", "japan", true)]
    [InlineData("abductees'", "abductees", true)]
    [InlineData("Japans", "japans", false)]
    [InlineData("O'Brien", "obrien", false)]
    [InlineData("Japan", "japan", false)]
    public void Marks_possessives(string text, string folded, bool possessive)
    {
        var token = Tokenizer.Tokenize(text, Lemmatizer)[0];
        Assert.Equal(folded, token.Folded);
        Assert.Equal(possessive, token.Possessive);
    }

    [Theory]
    [InlineData("Who was there? When?", "Who When")]
    [InlineData("he saw Kim. He left", "he He")]
    [InlineData("who met Mr Kim", "who")]
    [InlineData("no: yes; well", "no yes well")]
    [InlineData("when did the U.S. Navy leave the U.N. then", "when")]
    public void Knows_where_a_sentence_begins(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.Tokenize(text, Lemmatizer).Where(t => t.StartsSentence).Select(t => t.Text)));

    [Theory]
    [InlineData("When did Koizumi visit Pyongyang?")]
    [InlineData("What's Japan's view, and who's \"militarist\"?")]
    [InlineData("don't")]
    [InlineData("U.S. 4,502.9 don’t — 日本")]
    public void Spans_show_the_text_they_stand_for(string text)
    {
        foreach (var token in Tokenizer.Tokenize(text, Lemmatizer))
            Assert.Equal(token.Text, text.Substring(token.Span.Start, token.Span.Length));
    }

    [Fact]
    public void Spans_lie_inside_the_text_ascend_without_overlap_and_leave_out_only_blanks() => Prop.ForAll(HostileText.Any, raw =>
    {
        var utterance = Utterance.Of(raw, Lemmatizer);
        Assert.Equal(raw, utterance.Original);
        var end = 0;
        foreach (var token in utterance.Tokens)
        {
            Assert.True(token.Span.Length > 0);
            Assert.True(token.Span.End <= utterance.Text.Length);
            Assert.True(token.Span.Start >= end);
            Assert.True(string.IsNullOrWhiteSpace(utterance.Text[end..token.Span.Start]), "left out: " + utterance.Text[end..token.Span.Start]);
            Assert.Equal(token.Text, utterance.Text.Substring(token.Span.Start, token.Span.Length));
            end = token.Span.End;
        }

        Assert.Equal(utterance.Text.Length, end);
    }).Holds();

    [Fact]
    public void Words_always_have_a_base_form() => Prop.ForAll(HostileText.Any, raw =>
    {
        foreach (var token in Utterance.Of(raw, Lemmatizer).Tokens.Where(t => t.Kind != TokenKind.Mark))
        {
            Assert.NotEmpty(token.Lemmas);
            Assert.NotEmpty(token.Folded);
        }
    }).Holds();

    private static string Folded(string text) => string.Join(' ', Tokenizer.Tokenize(text, Lemmatizer).Select(t => t.Folded));
}
