using System.Text.RegularExpressions;
using RelationsBot.Dialog;
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
