using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotBuilder.Tests.Conformance;
using RelationsBot.Conformance;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Channels;

/// <summary>
/// What this host says in a channel that nobody knows is, byte for byte, the reply of the language core, which is what the command line
/// writes and the other host says.
/// </summary>
public sealed class SameReplyTests(SameReplyTests.ShippedHost shipped) : IClassFixture<SameReplyTests.ShippedHost>
{
    private static readonly string[][] Talks =
    [
        ["hello", "help", "sections", "next", "bye"],
        ["When did Koizumi first go to Pyongyang?", "why?", "and who did he meet?", "source?", "tell me more"],
        ["Kim", "the grandfather", "9"],
        ["timeline", "next", "back", "repeat"],
        ["  WHEN did koizumi\tgo to pyongang??  ", "<b>why</b> &amp; where?", "*[1]: x* _y_ `z`", "日本と北朝鮮の関係は?"],
    ];

    private static readonly string Examination = Path.GetFullPath(Path.Combine(Repository.Folder, "..", "shared", "exam", "dev.jsonl"));

    [Fact]
    public async Task UnderTheTestAdapter() => await CompareAsync(new TestAdapterHost(shipped.Host.Bot), Talks);

    [Fact]
    public async Task ByRequests()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await CompareAsync(new HttpConformanceHost(shipped.Host.Client(), channel), Talks);
    }

    [Fact]
    public async Task TheExaminationUnderTheTestAdapter() => await CompareAsync(new TestAdapterHost(shipped.Host.Bot), Exam());

    [Fact]
    public async Task TheExaminationByRequests()
    {
        await using var channel = await ChannelDouble.StartAsync();
        await CompareAsync(new HttpConformanceHost(shipped.Host.Client(), channel), Exam());
    }

    [Fact]
    public async Task TheTraceThatTheEmulatorGetsHasTheStatus()
    {
        await using var channel = await ChannelDouble.StartAsync();
        var host = new HttpConformanceHost(shipped.Host.Client(), channel);
        var talks = Exam();
        for (var c = 0; c < talks.Length; c++)
        {
            var conversation = Conversation.Empty;
            for (var t = 0; t < talks[c].Length; t++)
            {
                (conversation, var expected) = shipped.Core.Take(conversation, talks[c][t]);
                var answer = await host.DeliverAsync(Activity(host, "emulator", $"trace-{c}", t, talks[c][t], isInline: true));
                var trace = answer.Body!.Value.GetProperty("activities").EnumerateArray().Single(activity => activity.GetProperty("type").GetString() == "trace");
                Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(expected.Status.ToString()), trace.GetProperty("value").GetProperty("status").GetString());
            }
        }
    }

    private async Task CompareAsync(IConformanceHost host, string[][] talks)
    {
        for (var c = 0; c < talks.Length; c++)
        {
            var conversation = Conversation.Empty;
            for (var t = 0; t < talks[c].Length; t++)
            {
                (conversation, var expected) = shipped.Core.Take(conversation, talks[c][t]);
                var shown = Assert.Single((await host.DeliverAsync(Activity(host, "not-known-yet", $"{host.GetHashCode()}-{c}", t, talks[c][t], isInline: c % 2 == 0))).Said);
                Assert.Equal(expected.Text, shown.GetProperty("text").GetString());
                Assert.Equal(expected.Suggestions, Suggestions(shown));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{talks.Sum(turns => turns.Length)} turns in {talks.Length} conversations");
    }

    private static string Activity(IConformanceHost host, string channel, string conversation, int number, string text, bool isInline) => new JsonObject
    {
        ["type"] = "message",
        ["id"] = $"{number}",
        ["channelId"] = channel,
        ["serviceUrl"] = host.ServiceUrl,
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["from"] = new JsonObject { ["id"] = "user" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["text"] = text,
        ["deliveryMode"] = isInline ? "expectReplies" : null,
    }.ToJsonString();

    private static IEnumerable<string> Suggestions(JsonElement shown) =>
        shown.TryGetProperty("suggestedActions", out var suggested) ? suggested.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("value").GetString()!) : [];

    private static string[][] Exam()
    {
        Assert.SkipUnless(File.Exists(Examination), "the examination is not there: ../shared/exam/dev.jsonl is missing");
        return [.. File.ReadLines(Examination).Select(line => JsonNode.Parse(line)!["turns"]!.AsArray().Select(turn => turn!["user"]!.GetValue<string>()).ToArray())];
    }

    /// <summary>The host on the shipped data, and the core alone.</summary>
    public sealed class ShippedHost : IDisposable
    {
        public ShippedHost()
        {
            var data = Path.Combine(Repository.Folder, "dialogs-data");
            Core = Bot.Load(data);
            Host = SdkHost.With(("Knowledge:Folder", data));
        }

        public Bot Core { get; }

        public SdkHost Host { get; }

        public void Dispose() => Host.Dispose();
    }
}
