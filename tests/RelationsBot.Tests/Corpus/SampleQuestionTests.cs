using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Tests.Corpus;

/// <summary>
/// Every sample question of the store, asked of a bot that has not read the sample questions: the entry it stands at answers, or
/// another one of the same event.
/// </summary>
public class SampleQuestionTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Corpus", "sample-questions-known-failures.txt");

    public static IEnumerable<TheoryDataRow<string, string>> Asks =>
        ShippedStore.Store.Entries.SelectMany(e => e.Asks.Select(a => new TheoryDataRow<string, string>(e.Id, a)));

    [Theory]
    [MemberData(nameof(Asks))]
    public void A_sample_question_finds_its_entry(string entry, string ask) => Failures.Verify($"{entry}: {ask}", () =>
    {
        var reply = ShippedStore.BotWithoutAsks.Take(Conversation.Empty, ask).Reply;
        Assert.True(reply.Status == ReplyStatus.Answered, $"{reply.Status} {reply.Refusal}: {reply.Body}");
        var own = Events(ShippedStore.Store.EntriesById[entry]);
        Assert.True(
            reply.Citations.Any(c => c.EntryId == entry || Events(ShippedStore.Store.EntriesById[c.EntryId]).Overlaps(own)),
            $"answered by {string.Join(", ", reply.Citations.Select(c => c.EntryId).Distinct())}: {reply.Body}");
    });

    [Fact]
    public void Known_failures_are_sample_questions() => Failures.AssertNoneStale(Asks.Select(r => $"{r.Data.Item1}: {r.Data.Item2}"));

    private static HashSet<string> Events(Entry entry) => [.. entry.Propositions.Select(p => p.EventId).Append(entry.EventId).OfType<string>()];
}
