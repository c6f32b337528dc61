using RelationsBot.Recognition;
using Xunit;

namespace RelationsBot.Tests.Recognition;

public class SpellingTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Recognition", "spelling-known-failures.txt");

    [Theory]
    [InlineData("Koizumy", "koizumi")]
    [InlineData("Kozumi", "koizumi")]
    [InlineData("Koizmui", "koizumi")]
    [InlineData("Pyongyong", "pyongyang")]
    [InlineData("Pyonyang", "pyongyang")]
    [InlineData("Pyongynag", "pyongyang")]
    [InlineData("Pyonggyang", "pyongyang")]
    [InlineData("Chongryun", "chongryun")]
    [InlineData("Chogryon", "chongryon")]
    [InlineData("Megumy", "megumi")]
    [InlineData("Kishda", "kishida")]
    [InlineData("Tillersen", "tillerson")]
    [InlineData("Nakasoni", "nakasone")]
    [InlineData("Hatoyema", "hatoyama")]
    [InlineData("Taepodng", "taepodong")]
    public void A_misspelt_name_is_read_as_the_name(string typed, string read) => Failures.Verify("name: " + typed, () => Assert.Equal(read, Read("when was " + typed + " there", 2)));

    [Theory]
    [InlineData("abductons", "abduction")]
    [InlineData("abducton", "abduction")]
    [InlineData("kidnaping", "kidnap")]
    [InlineData("sumit", "summit")]
    [InlineData("missle", "missile")]
    [InlineData("misile", "missile")]
    [InlineData("sanctoins", "sanction")]
    [InlineData("negociations", "negotiation")]
    [InlineData("goverment", "government")]
    [InlineData("treety", "treaty")]
    [InlineData("embasy", "embassy")]
    [InlineData("apoligized", "apologize")]
    [InlineData("compensaton", "compensation")]
    [InlineData("repatriaton", "repatriation")]
    [InlineData("declartion", "declaration")]
    [InlineData("realtions", "relation")]
    [InlineData("wich", "which")]
    [InlineData("whne", "when")]
    public void A_misspelt_word_is_read_as_the_word(string typed, string lemma) => Failures.Verify("word: " + typed, () =>
    {
        var analysis = ShippedStore.Analyze("about the " + typed + " there");
        Assert.Contains(lemma, analysis.Tokens[2].Lemmas);
    });

    [Theory]
    [InlineData("bread")]
    [InlineData("kettle")]
    [InlineData("summits")]
    [InlineData("aboard")]
    [InlineData("abroad")]
    [InlineData("trumpet")]
    [InlineData("missal")]
    [InlineData("tokens")]
    [InlineData("keen")]
    [InlineData("visor")]
    [InlineData("warn")]
    [InlineData("worn")]
    [InlineData("tasks")]
    [InlineData("treats")]
    [InlineData("peach")]
    [InlineData("pace")]
    [InlineData("rail")]
    [InlineData("sushi")]
    [InlineData("weather")]
    [InlineData("elephant")]
    [InlineData("giraffe")]
    [InlineData("guitar")]
    [InlineData("recipe")]
    [InlineData("spaghetti")]
    [InlineData("football")]
    [InlineData("basketball")]
    [InlineData("volcano")]
    [InlineData("Einstein")]
    [InlineData("Shakespeare")]
    [InlineData("Putin")]
    [InlineData("Obama")]
    [InlineData("Biden")]
    [InlineData("Merkel")]
    [InlineData("Suga")]
    [InlineData("Osaka")]
    [InlineData("Kyoto")]
    [InlineData("Vietnam")]
    [InlineData("Taiwan")]
    [InlineData("Canada")]
    [InlineData("France")]
    [InlineData("Chile")]
    [InlineData("kim")]
    [InlineData("xyz")]
    [InlineData("1977")]
    [InlineData("50k")]
    [InlineData("sthirteeng")]
    public void An_ordinary_word_or_another_name_is_left_alone(string word) => Failures.Verify("left: " + word, () =>
        Assert.Empty(ShippedStore.Analyze("what of the " + word + " there").Repairs));

    [Theory]
    [InlineData("What did Koizumy do in Pyongynag?", 2)]
    [InlineData("What did Koizumi do in Pyongyang?", 0)]
    public void Every_repair_is_told(string text, int repairs)
    {
        var analysis = ShippedStore.Analyze(text);
        Assert.Equal(repairs, analysis.Repairs.Count);
        Assert.All(analysis.Repairs, r => Assert.Contains(r.Typed, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Sample_questions_need_no_repair()
    {
        var repaired = ShippedStore.Store.Entries.SelectMany(e => e.Asks).SelectMany(a => ShippedStore.Analyze(a).Repairs.Select(r => $"{r.Typed} → {r.Read}")).Distinct();
        Failures.Verify("sample questions", () => Assert.Empty(repaired));
    }

    [Theory]
    [InlineData("abc", null)]
    [InlineData("abcd3", null)]
    [InlineData("brigde", "bridge")]
    [InlineData("bridg", "bridge")]
    [InlineData("bbridge", "bridge")]
    [InlineData("brudge", "bridge")]
    [InlineData("mill", null)]
    [InlineData("maze", null)]
    [InlineData("cat", null)]
    [InlineData("bridal", null)]
    [InlineData("inaguration", "inauguration")]
    [InlineData("inaugurasion", "inauguration")]
    [InlineData("", null)]
    public void Slips_are_counted_by_the_length_of_the_word(string typed, string? read) => Failures.Verify("slip: " + typed, () =>
        Assert.Equal(read, new Spelling([], ["bridge", "mile", "made", "cut", "inauguration"]).Repair(typed)?.Word));

    [Fact]
    public void Of_five_letters_a_consonant_is_read_for_one_that_sounds_alike()
    {
        var spelling = new Spelling([], ["debts", "decks"]);
        Assert.Equal(("debts", false), spelling.Repair("depts"));
        Assert.Null(spelling.Repair("derts"));
    }

    [Fact]
    public void A_name_wins_over_a_word_that_is_as_near() =>
        Assert.Equal(("alder", true), new Spelling(["alder"], ["aldar"]).Repair("aldor"));

    [Fact]
    public void A_nearer_word_wins_over_a_name() =>
        Assert.Equal(("inaugurate", false), new Spelling(["inaugurama"], ["inaugurate"]).Repair("inaugurete"));

    private static string Read(string text, int token) => ShippedStore.Analyze(text).Tokens[token].Folded;
}
