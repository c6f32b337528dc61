using FsCheck.Fluent;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class LemmatizerTests
{
    private static readonly Lemmatizer Small = new(
        new Dictionary<string, string[]> { ["went"] = ["go"], ["left"] = ["leave", "left"], ["people"] = ["people", "person"] },
        ["visit", "stop", "hope", "hop", "carry", "die", "big", "happy", "easy", "news", "series", "bus", "class", "sing", "red", "need", "political", "leave", "person", "people", "go", "treaty", "agree", "wed"]);

    [Theory]
    [InlineData("visits", "visit")]
    [InlineData("visited", "visit")]
    [InlineData("visiting", "visit")]
    [InlineData("stopped", "stop")]
    [InlineData("hoped", "hope")]
    [InlineData("carried", "carry")]
    [InlineData("carries", "carry")]
    [InlineData("treaties", "treaty")]
    [InlineData("bigger", "big")]
    [InlineData("happiest", "happy")]
    [InlineData("easily", "easy")]
    [InlineData("politically", "political")]
    [InlineData("classes", "class")]
    [InlineData("agreed", "agree")]
    [InlineData("went", "go")]
    [InlineData("left", "leave")]
    [InlineData("news", "news")]
    [InlineData("series", "series")]
    [InlineData("bus", "bus")]
    [InlineData("class", "class")]
    [InlineData("sing", "sing")]
    [InlineData("red", "red")]
    [InlineData("need", "need")]
    [InlineData("wed", "wed")]
    public void Finds_the_likeliest_base_form(string word, string lemma) => Assert.Equal(lemma, Small.Lemmas(word)[0]);

    [Theory]
    [InlineData("hoping", "hop")]
    [InlineData("hopping", "hope")]
    [InlineData("news", "new")]
    [InlineData("bus", "bu")]
    [InlineData("sing", "s")]
    [InlineData("died", "d")]
    [InlineData("class", "clas")]
    public void Does_not_undo_what_is_no_ending(string word, string wrong) => Assert.NotEqual(wrong, Small.Lemmas(word)[0]);

    [Theory]
    [InlineData("keiretsos", "keiretso")]
    [InlineData("zaibatsu", "zaibatsu")]
    [InlineData("chongryon", "chongryon")]
    [InlineData("blurbing", "blurbing")]
    public void Undoes_only_a_plural_of_unknown_words(string word, string lemma) => Assert.Equal([lemma], Small.Lemmas(word));

    [Theory]
    [InlineData("visits", true)]
    [InlineData("went", true)]
    [InlineData("people", true)]
    [InlineData("xyzzy", false)]
    [InlineData("", false)]
    public void Knows_forms_of_known_words(string word, bool known) => Assert.Equal(known, Small.Knows(word));

    [Theory]
    [InlineData("abducted", "abduct")]
    [InlineData("kidnapping", "kidnap")]
    [InlineData("met", "meet")]
    [InlineData("held", "hold")]
    [InlineData("broke", "break")]
    [InlineData("was", "be")]
    [InlineData("women", "woman")]
    [InlineData("countries", "country")]
    [InlineData("stole", "steal")]
    [InlineData("worst", "bad")]
    [InlineData("relations", "relation")]
    [InlineData("denied", "deny")]
    public void The_shipped_words_have_their_base_forms(string form, string lemma) => Assert.Contains(lemma, ShippedStore.Bot.Analyzer.Lemmatizer.Lemmas(form));

    [Fact]
    public void Every_word_has_at_least_one_base_form_and_none_twice() => Prop.ForAll(HostileText.Any, raw =>
    {
        var lemmas = Small.Lemmas(Folding.Fold(TextCleaner.Clean(raw)));
        Assert.NotEmpty(lemmas);
        Assert.Equal(lemmas.Distinct(), lemmas);
    }).Holds();
}
