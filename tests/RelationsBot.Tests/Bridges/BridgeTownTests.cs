using System.Text.RegularExpressions;
using RelationsBot.Dialog;
using RelationsBot.Probes;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace RelationsBot.Tests.Bridges;

/// <summary>
/// The engine on a store of another subject: an invented town in <c>data</c>, asked what stands in <c>questions.yaml</c>. What fails
/// here and not on the shipped store hangs on its subject.
/// </summary>
public class BridgeTownTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Bridges", "known-failures.txt");

    private static readonly string[] Expectations = ["answer", "entry", "corrects", "refuse", "clarify", "never"];

    private static readonly Lazy<IReadOnlyList<(string Expectation, string Value, string Conversation)>> Rows = new(() => [.. Read()]);

    public static IEnumerable<TheoryDataRow<string, string, string>> Conversations => Rows.Value.Select(r => new TheoryDataRow<string, string, string>(r.Expectation, r.Value, r.Conversation));

    [Theory]
    [MemberData(nameof(Conversations))]
    public void A_question_gets_what_is_expected(string expectation, string value, string conversation) => Failures.Verify(conversation, () =>
    {
        var reply = BridgeTown.Ask(conversation.Split(" > "));
        var got = $"expected {expectation} {value}, got {reply.Status} {reply.Answer}: {reply.Body}";
        var status = expectation switch { "refuse" => ReplyStatus.NotFound, "clarify" => ReplyStatus.Clarify, "never" => reply.Status, _ => ReplyStatus.Answered };
        Assert.True(reply.Status == status, got);
        Assert.True(expectation switch
        {
            "answer" => reply.Answer is not null && Regex.IsMatch(reply.Answer, value),
            "entry" => reply.Citations[0].EntryId == value,
            "corrects" => reply.Citations[0].EntryId == value && reply.Answer is null && reply.Lines[0].Kind == LineKind.Note,
            "clarify" => Regex.IsMatch(reply.Body, value),
            "never" => reply.Answer is null || !Regex.IsMatch(reply.Answer, value),
            _ => reply.Citations.Count == 0,
        }, got);
    });

    [Fact]
    public void Known_failures_are_conversations() => Failures.AssertNoneStale(Rows.Value.Select(r => r.Conversation));

    public static IEnumerable<TheoryDataRow<string, string>> Asks => BridgeTown.Store.Entries.SelectMany(e => e.Asks.Select(a => new TheoryDataRow<string, string>(e.Id, a)));

    [Theory]
    [MemberData(nameof(Asks))]
    public void A_sample_question_is_answered_from_its_entry(string entry, string question)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.Contains(reply.Citations, c => c.EntryId == entry);
    }

    [Fact]
    public void Whatever_is_said_is_about_the_town()
    {
        foreach (var reply in (Reply[])[BridgeTown.Bot.Welcome(), .. BridgeTown.Talk("hello", "help", "sections", "timeline", "next", "read the bridges section", "tell me more", "Who is the tallest person of the world?", "source?", "bye")])
        {
            Assert.DoesNotMatch(ShippedNames.Value, string.Join('\n', reply.Suggestions.Prepend(reply.Text)));
            Assert.All(reply.Citations, c => Assert.Equal(BridgeTown.Store.EntriesById[c.EntryId].Statement, c.Statement));
        }
    }

    [Fact]
    public void A_stored_conversation_goes_on_as_one_that_was_kept()
    {
        foreach (var row in Rows.Value)
        {
            var conversation = Conversation.Empty;
            var told = new List<string>();
            foreach (var utterance in row.Conversation.Split(" > "))
            {
                var result = BridgeTown.Bot.Take(conversation, utterance);
                told.Add(result.Reply.Text);
                conversation = Conversation.FromJson(result.Conversation.ToJson());
            }

            Assert.Equal(BridgeTown.Talk(row.Conversation.Split(" > ")).Select(r => r.Text), told);
        }
    }

    /// <summary>Questions made from the store itself: what it holds is found, what it does not hold is not told as if it did.</summary>
    [Fact]
    public void Probes_of_the_town_are_answered_where_it_tells_and_never_where_it_does_not()
    {
        var results = ProbeRun.Of(BridgeTown.Data, BridgeTown.Bot, seed: 1, most: 100).Results;
        var asserted = results.Where(r => !r.Probe.MustBeAnswered && r.Outcome == ProbeOutcome.Asserted).Select(r => r.Probe.Question).ToList();
        Assert.True(asserted.Count == 0, string.Join('\n', asserted));
        var filled = results.Where(r => r.Probe.Kind == ProbeKind.Filled).ToList();
        Assert.True(filled.Count > 30, $"only {filled.Count} questions were made of filled slots");
        Assert.InRange(filled.Count(r => r.Outcome == ProbeOutcome.Reached), filled.Count * 9 / 10, filled.Count);
    }

    private static readonly Lazy<Regex> ShippedNames = new(() => new Regex(
        @"\b(" + string.Join('|', ShippedStore.Store.Entities.Values.Select(e => Regex.Escape(e.Name))) + @")\b", RegexOptions.NonBacktracking));

    private static IEnumerable<(string Expectation, string Value, string Conversation)> Read()
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Repository.Tests("Bridges", "questions.yaml"));
        stream.Load(reader);
        foreach (var node in ((YamlSequenceNode)stream.Documents[0].RootNode).Children.Cast<YamlMappingNode>())
        {
            var expectation = node.Children.Keys.Select(k => k.ToString()).Single(k => k != "ask");
            if (!Expectations.Contains(expectation))
                throw new InvalidDataException($"questions.yaml: unknown key {expectation}; expected one of {string.Join(", ", Expectations)}");
            foreach (var ask in (YamlSequenceNode)node["ask"])
                yield return (expectation, node[expectation].ToString(), ask.ToString());
        }
    }
}
