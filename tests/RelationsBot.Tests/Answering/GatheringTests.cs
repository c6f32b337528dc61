using RelationsBot.Answering;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Long lists of facts are left unread where they cannot matter: the best facts are the same as when all are read.</summary>
public class GatheringTests
{
    private const int Most = 8;

    private static readonly KnowledgeStore Store = ShippedStore.Store;
    private static readonly FactIndex Index = new(Store, ShippedStore.Data.Lexicon, ShippedStore.Bot.Analyzer, lendAsks: true);
    private static readonly Matcher Matcher = new(Store, Index);
    private static readonly TermWeights Weights = new(Store, Index, Matcher);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void The_best_facts_are_the_same_whether_or_not_long_lists_are_read(int shortList)
    {
        var (whole, short_) = (new Gathering(Index, Matcher), new Gathering(Index, Matcher, shortList));
        var frames = new FrameWords(Store, Index, Matcher);
        foreach (var question in Store.Entries.Select(e => e.Asks[0]))
        {
            var inquiry = new Inquiry(ShippedStore.Bot.Read(question + " Was it in 2002?"), Store, Index, Matcher, Weights, frames);
            var terms = inquiry.Terms.Zip(inquiry.Weights).ToList();
            Assert.Equal(whole.Best(terms, default, null, Most), short_.Best(terms, default, null, Most), ReferenceEqualityComparer.Instance);
        }
    }

    [Fact]
    public void What_must_be_of_some_entries_is_the_best_of_these()
    {
        var gathering = new Gathering(Index, Matcher);
        var frames = new FrameWords(Store, Index, Matcher);
        foreach (var entry in Store.Entries.Where(e => e.Asks.Count > 0))
        {
            var inquiry = new Inquiry(ShippedStore.Bot.Read(entry.Asks[0]), Store, Index, Matcher, Weights, frames);
            var terms = inquiry.Terms.Zip(inquiry.Weights).ToList();
            var around = Store.EntriesBeside(entry.Places[0]).ToHashSet();
            Assert.Equal(gathering.Best(terms, default, null, Index.Facts.Count).Where(f => around.Contains(f.Entry)), gathering.Best(terms, default, around, Index.Facts.Count), ReferenceEqualityComparer.Instance);
        }
    }
}
