using System.Text.RegularExpressions;
using RelationsBot.Dialog;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace RelationsBot.Tests.Conversations;

/// <summary>
/// Plays the scripts beside this file: what the person says, the status or statuses (parted by "|") that are right, a pattern
/// that the short answer must show, one that the reply must show and one that it must not.
/// </summary>
public class ConversationTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Conversations", "known-failures.txt");

    private static readonly string[] Keys = ["user", "status", "answer", "reply", "not"];

    public static IEnumerable<TheoryDataRow<string>> Scripts =>
        Directory.EnumerateFiles(Repository.Tests("Conversations"), "*.yaml").Order(StringComparer.Ordinal).Select(f => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(f)));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_conversation_goes_as_its_script(string script) => Failures.Verify(script, () =>
    {
        var conversation = Conversation.Empty;
        var number = 0;
        foreach (var turn in Read(script))
        {
            number++;
            var result = ShippedStore.Bot.Take(conversation, turn.User);
            var got = $"turn {number}, \"{turn.User}\", got {result.Reply.Status} {result.Reply.Refusal}: {result.Reply.Body}";
            Assert.True(turn.Statuses.Contains(result.Reply.Status), $"expected {string.Join(" or ", turn.Statuses)}, {got}");
            Assert.True(turn.Answer is null || Regex.IsMatch(result.Reply.Answer ?? "", turn.Answer), $"expected the answer {turn.Answer}, {got}");
            Assert.True(turn.Reply is null || Regex.IsMatch(result.Reply.Body, turn.Reply), $"expected {turn.Reply}, {got}");
            Assert.False(turn.Not is not null && Regex.IsMatch(result.Reply.Body, turn.Not), $"expected no {turn.Not}, {got}");
            conversation = result.Conversation;
        }
    });

    [Fact]
    public void Known_failures_are_scripts() => Failures.AssertNoneStale(Scripts.Select(s => s.Data));

    /// <summary>The utterances of a script.</summary>
    internal static IReadOnlyList<string> Utterances(string script) => [.. Read(script).Select(t => t.User)];

    private static IEnumerable<Turn> Read(string script)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Repository.Tests("Conversations", script + ".yaml"));
        stream.Load(reader);
        foreach (var node in ((YamlSequenceNode)stream.Documents[0].RootNode).Children.Cast<YamlMappingNode>())
        {
            var texts = node.Children.ToDictionary(p => p.Key.ToString(), p => ((YamlScalarNode)p.Value).Value!);
            Assert.Empty(texts.Keys.Except(Keys));
            yield return new Turn(
                texts["user"], [.. texts["status"].Split('|').Select(s => Enum.Parse<ReplyStatus>(s, ignoreCase: true))],
                texts.GetValueOrDefault("answer"), texts.GetValueOrDefault("reply"), texts.GetValueOrDefault("not"));
        }
    }

    private sealed record Turn(string User, IReadOnlyList<ReplyStatus> Statuses, string? Answer, string? Reply, string? Not);
}
