using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Text;

/// <summary>Of a long message whole sentences from both ends are read; usual ones are read whole.</summary>
public class ExcerptTests
{
    private static readonly string Story = string.Concat(Enumerable.Range(0, 200).Select(i => $"Number {i} was a ship. "));

    [Fact]
    public void A_text_of_500_words_stays_as_it_is()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", Excerpt.MostPieces));
        Assert.Same(text, Excerpt.Of(text));
        Assert.Null(Excerpt.Of(text + " word"));
    }

    [Fact]
    public void A_longer_one_keeps_whole_sentences_of_its_beginning_and_end()
    {
        var excerpt = Excerpt.Of("Once. " + Story + "Who was it?");
        Assert.NotNull(excerpt);
        Assert.StartsWith("Once. Number 0 was a ship. Number 1 was", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("Number 199 was a ship. Who was it?", excerpt, StringComparison.Ordinal);
        Assert.Matches("^(Once\\.|Number [0-9]+ was a ship\\.|Who was it\\?)( (Number [0-9]+ was a ship\\.|Who was it\\?))*$", excerpt);
        Assert.InRange(excerpt.Split(' ', '.').Length, 400, 650);
        Assert.DoesNotContain("Number 100 ", excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_is_never_cut()
    {
        var chain = string.Concat(Enumerable.Repeat("no ", 600));
        Assert.Null(Excerpt.Of("When was it? " + chain));
        Assert.Equal("When was it?", Excerpt.Of(chain + "yes. When was it?"));
    }

    [Fact]
    public void The_excerpt_of_an_excerpt_is_itself()
    {
        foreach (var (_, of) in HostileShapes.All)
        {
            if (Excerpt.Of(TextCleaner.Clean(of(32_000))) is { } excerpt)
                Assert.Same(excerpt, Excerpt.Of(excerpt));
        }
    }

    [Theory]
    [InlineData("{0}When did Koizumi first go to Pyongyang?")]
    [InlineData("When did Koizumi first go to Pyongyang? {0}")]
    public void A_question_before_or_behind_a_long_story_is_answered(string message)
    {
        var reply = ShippedStore.Ask(message.Replace("{0}", string.Concat(Enumerable.Repeat("It rained all day. ", 1_500)), StringComparison.Ordinal));
        Assert.Equal("17 September 2002", reply.Answer);
    }

    [Fact]
    public void One_endless_sentence_is_told_so()
    {
        var reply = ShippedStore.Ask(string.Concat(Enumerable.Repeat("when did he ", 1_000)));
        Assert.Equal("too-long", reply.Intent);
        Assert.Contains("500 words", reply.Body, StringComparison.Ordinal);
    }
}
