using RelationsBot.Answering;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Facts are held against a question only as far as their order is asked for: what they can reach at most must be known.</summary>
public class CandidatesTests
{
    public static IEnumerable<TheoryDataRow<string>> Shapes =>
        [.. ((string[])["{0}", "why was it not so: {0}", "what is that: {0}", "had it been so before: {0}", "in 2002, {0}"]).Select(s => new TheoryDataRow<string>(s))];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Facts_come_in_the_order_that_all_of_them_have_when_all_are_held(string shape)
    {
        foreach (var question in ShippedStore.Store.Entries.Select(e => e.Asks[0]))
        {
            var reading = ShippedStore.Bot.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, question));
            foreach (var focus in (Focus[])[default, new(null, ShippedStore.Store.Entries[0].Id), new(ShippedStore.Store.Entries[0].EventId, null)])
            {
                var candidates = Assert.IsType<Candidates>(ShippedStore.Bot.Decider.Decide(reading, focus, always: true).Candidates);
                var identical = candidates.MostIdentical();
                var ranked = candidates.ToList();
                Assert.Equal(ranked.OrderByDescending(c => c.Score).ThenBy(c => c.Fact.Order), ranked, ReferenceEqualityComparer.Instance);
                Assert.Same(ranked.MaxBy(c => c.Identity), identical);
            }
        }
    }
}
