using System.Text.RegularExpressions;
using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace RelationsBot.Tests.Corpus;

/// <summary>
/// Phrasings grouped under what must come of them, in the *.yaml files beside this one. Nobody writes a rule from these lines; a
/// miss goes, freshly phrased, into a rule's examples.
/// </summary>
public class CorpusTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Corpus", "known-failures.txt");

    private static readonly string[] Keys = ["expect", "answer", "body", "never", "refuse", "status", "intent", "ask"];

    private static readonly Lazy<IReadOnlyList<Group>> Groups = new(() => [.. Directory.EnumerateFiles(Repository.Tests("Corpus"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)]);

    public static IEnumerable<TheoryDataRow<string, string>> Utterances => Groups.Value.SelectMany(g => g.Asks.Select(a => new TheoryDataRow<string, string>(g.File, a)));

    [Theory]
    [MemberData(nameof(Utterances))]
    public void An_utterance_gets_what_is_expected(string file, string utterance) => Failures.Verify($"{file}: {utterance}", () =>
    {
        var group = Groups.Value.Single(g => g.File == file && g.Asks.Contains(utterance));
        var reply = ShippedStore.Ask(utterance);
        var got = $"{reply.Status} {reply.Intent} {reply.Refusal}: {reply.Body}";
        if (group.Status is { } status)
            Assert.True(status == reply.Status, $"expected {status}, got {got}");
        if (group.Intent is { } intent)
            Assert.True(intent == reply.Intent, $"expected intent {intent}, got {got}");
        if (group.Refusals.Count > 0)
            Assert.True(reply.Status == ReplyStatus.NotFound && group.Refusals.Contains(reply.Refusal), $"expected a refusal ({string.Join(", ", group.Refusals)}), got {got}");
        if (group.Entries.Count > 0)
        {
            Assert.True(reply.Status == ReplyStatus.Answered, $"expected {string.Join(", ", group.Entries)}, got {got}");
            var cited = ShippedStore.Store.EntriesById[reply.Citations[0].EntryId];
            Assert.True(Ids(cited).Any(group.Entries.Contains), $"expected {string.Join(", ", group.Entries)}, got {cited.Id}: {reply.Body}");
        }

        if (group.Answer is { } answer)
            Assert.True(reply.Answer is not null && Regex.IsMatch(reply.Answer, answer), $"expected the answer {answer}, got \"{reply.Answer}\": {reply.Body}");
        if (group.Body is { } body)
            Assert.True(Regex.IsMatch(reply.Body, body), $"expected {body}, got {got}");
        if (group.Never is { } never)
            Assert.False(reply.Answer is not null && Regex.IsMatch(reply.Answer, never), $"must not be answered {never}, got {got}");
    });

    [Fact]
    public void Known_failures_are_utterances() => Failures.AssertNoneStale(Utterances.Select(r => $"{r.Data.Item1}: {r.Data.Item2}"));

    [Fact]
    public void No_utterance_is_a_sample_question()
    {
        var asks = ShippedStore.Store.Entries.SelectMany(e => e.Asks).ToHashSet();
        Assert.DoesNotContain(Utterances, r => asks.Contains(r.Data.Item2));
    }

    [Fact]
    public void No_utterance_stands_twice() =>
        Assert.Empty(Utterances.Select(r => $"{r.Data.Item1}: {r.Data.Item2}").GroupBy(u => u).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Expected_entries_and_events_exist() =>
        Assert.DoesNotContain(Groups.Value.SelectMany(g => g.Entries), id => !ShippedStore.Store.EntriesById.ContainsKey(id) && !ShippedStore.Store.Events.ContainsKey(id));

    private static IEnumerable<string> Ids(Entry entry) => entry.Propositions.Select(p => p.EventId).Append(entry.EventId).Append(entry.Id).OfType<string>();

    private static IEnumerable<Group> Read(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(path);
        stream.Load(reader);
        foreach (var node in ((YamlSequenceNode)stream.Documents[0].RootNode).Children.Cast<YamlMappingNode>())
        {
            var unknown = node.Children.Keys.Select(k => k.ToString()).Except(Keys).ToList();
            if (unknown.Count > 0)
                throw new InvalidDataException($"{path}: unknown key {string.Join(", ", unknown)}");
            yield return new Group(
                Path.GetFileNameWithoutExtension(path), List(node, "ask"), List(node, "expect"), List(node, "refuse"),
                Text(node, "answer"), Text(node, "body"), Text(node, "never"), Text(node, "intent"),
                Text(node, "status") is { } status ? Enum.Parse<ReplyStatus>(status, ignoreCase: true) : null);
        }
    }

    private static IReadOnlyList<string> List(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? [.. ((YamlSequenceNode)value).Children.Select(c => ((YamlScalarNode)c).Value!)] : [];

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    private sealed record Group(
        string File, IReadOnlyList<string> Asks, IReadOnlyList<string> Entries, IReadOnlyList<string> Refusals,
        string? Answer, string? Body, string? Never, string? Intent, ReplyStatus? Status);
}
