using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

public class LexiconTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Text", "known-failures.txt");

    private static readonly Lexicon Small = new(
        [
            new Sense("begin", ["begin", "start", "set up", "kick off", "get under way"], ["open"], ["end"], true),
            new Sense("end", ["end", "stop", "break down", "call it a day"], ["close"], ["begin"], true),
            new Sense("leader", ["leader", "head of state"], ["chief"], [], false),
            new Sense("head", ["head"], [], [], false),
        ],
        new Dictionary<WordClass, IReadOnlyList<string>>
        {
            [WordClass.Filler] = ["please", "tell me", "i would like to know"],
            [WordClass.Light] = ["do", "take"],
            [WordClass.Function] = ["the", "of", "who"],
            [WordClass.Evaluation] = ["very"],
        },
        ["table"]);

    private static readonly Lemmatizer Lemmatizer = new(
        new Dictionary<string, string[]> { ["began"] = ["begin"], ["broke"] = ["break"], ["got"] = ["get"], ["told"] = ["tell"] },
        ["begin", "start", "set", "kick", "break", "head", "state", "tell", "take", "do", "end"]);

    [Theory]
    [InlineData("they set up talks", "set up", "1 2")]
    [InlineData("they set the talks up", "set up", "1 4")]
    [InlineData("talks broke down", "break down", "1 2")]
    [InlineData("it broke slowly down", "break down", "1 3")]
    [InlineData("it got under way", "get under way", "1 2 3")]
    [InlineData("the head of state", "head of state", "1 2 3")]
    [InlineData("the head-of-state", "head of state", "1 3 5")]
    [InlineData("to set-up talks", "set up", "1 3")]
    [InlineData("a break-down came", "break down", "1 3")]
    public void Finds_phrases_with_the_object_between_verb_and_particle(string text, string headword, string tokens) => Failures.Verify("phrase: " + text, () =>
    {
        var match = First(text, Small.PhraseAt);
        Assert.NotNull(match);
        Assert.Equal(headword, match.Value.Headword);
        Assert.Equal(tokens, string.Join(' ', match.Value.Tokens));
    });

    [Theory]
    [InlineData("they set a very long new table up")]
    [InlineData("they set it. Up they went")]
    [InlineData("they set the table, up there")]
    [InlineData("up they set")]
    [InlineData("the head - of - state")]
    [InlineData("they set - up went the flag")]
    [InlineData("a set-")]
    [InlineData("the head of the state")]
    [InlineData("it got slowly under way")]
    [InlineData("they started")]
    [InlineData("set")]
    public void Takes_no_phrase_from_words_that_stand_too_far_apart_or_in_another_order(string text) => Assert.Null(First(text, Small.PhraseAt));

    [Theory]
    [InlineData("tell me who", "tell me")]
    [InlineData("I would like to know who", "i would like to know")]
    [InlineData("please tell", null)]
    [InlineData("tell him", null)]
    [InlineData("tell, me", null)]
    public void Finds_filler_phrases_word_by_word(string text, string? headword) => Assert.Equal(headword, First(text, Small.FillerAt)?.Headword);

    [Theory]
    [InlineData("please", WordClass.Filler)]
    [InlineData("the", WordClass.Function)]
    [InlineData("very", WordClass.Evaluation)]
    [InlineData("takes", WordClass.Light)]
    [InlineData("begin", WordClass.Content)]
    [InlineData("xyzzy", WordClass.Content)]
    public void Tells_the_class_of_a_word(string word, WordClass expected) => Assert.Equal(expected, Small.ClassOf(Tokenizer.Tokenize(word, Lemmatizer)[0]));

    [Theory]
    [InlineData("start", "begin", false)]
    [InlineData("open", "begin", true)]
    [InlineData("break down", "end", false)]
    public void Gives_the_senses_of_a_headword(string headword, string sense, bool near)
    {
        var use = Assert.Single(Small.Uses(headword));
        Assert.Equal(sense, use.Sense.Id);
        Assert.Equal(near, use.Near);
    }

    [Theory]
    [InlineData("begin", true)]
    [InlineData("table", true)]
    [InlineData("please", true)]
    [InlineData("xyzzy", false)]
    public void Knows_its_words(string word, bool known) => Assert.Equal(known, Small.Knows(word));

    [Fact]
    public void Opposites_in_the_shipped_lexicon_are_no_synonyms() => Failures.Verify("opposites share no word", () =>
    {
        var senses = ShippedStore.Data.Lexicon.Senses;
        var wrong = senses.Values.SelectMany(s => s.Opposites.Where(o => s.Same.Intersect(senses[o].Same).Any()).Select(o => $"{s.Id} and {o} share {string.Join(", ", s.Same.Intersect(senses[o].Same))}"));
        Assert.Empty(wrong);
    });

    private static PhraseMatch? First(string text, Func<IReadOnlyList<Token>, int, PhraseMatch?> at)
    {
        var tokens = Tokenizer.Tokenize(text, Lemmatizer);
        return Enumerable.Range(0, tokens.Count).Select(i => at(tokens, i)).FirstOrDefault(m => m is not null);
    }
}
