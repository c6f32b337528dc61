using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Knowledge;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Channels;

/// <summary>
/// One bot in every channel: what the command line, the messages endpoint and Direct Line give is, byte for byte, the reply of the language
/// core, as the format of the examinations writes it and as each channel's rendering shows it.
/// </summary>
public sealed class SameReplyTests(SameReplyTests.ShippedServer shipped) : IClassFixture<SameReplyTests.ShippedServer>
{
    private static readonly string[][] Conversations =
    [
        ["hello", "help", "sections", "next", "bye"],
        ["When did Koizumi first go to Pyongyang?", "why?", "and who did he meet?", "source?", "tell me more"],
        ["Who founded Chongryon?", "When?", "start over", "When?"],
        ["Have Japan and North Korea ever established relations?", "which paragraph?", "do your sources agree?"],
        ["Kim", "the grandfather", "the other one", "9"],
        ["the prime minister", "2", "none of those"],
        ["How many abductees came back?", "out of how many?", "and the others?", "What share of the abductees came home?"],
        ["Did North Korea return at least 20 abductees?", "Was Megumi Yokota older than 12 when she was kidnapped?"],
        ["timeline", "next", "back", "repeat"],
        ["What happened in 1994?", "what happened in 1965?", "what happened next?"],
        ["Which came first, the summit of 2002 or the Sony hack?", "How long lay between them?"],
        ["Who won the World Cup?", "asdf qwer", "???", "日本と北朝鮮の関係は?"],
        ["When did Japan abduct North Korean citizens?", "Why did North Korea pay its debts?", "Who is right?"],
        ["  WHEN did koizumi\tgo to pyongang??  ", "<b>why</b> &amp; where?", "*[1]: x* _y_ `z`"],
        ["Who was Nam Il and what did he call for?", "why this answer?"],
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheCommandLineWritesWhatTheCoreSays()
    {
        var exam = Conversations.Select((turns, i) => JsonSerializer.Serialize(new { id = i, turns = turns.Select(t => new { user = t }) }));
        var start = new ProcessStartInfo("dotnet", [TestFiles.CommandLineProgram, "ask", "--jsonl", "--data", TestFiles.ShippedData]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        await process.StandardInput.WriteAsync(string.Join('\n', exam).AsMemory(), Cancel);
        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Conversations.Length, lines.Length);
        Assert.All(lines.Zip(shipped.Replies), pair =>
        {
            using var line = JsonDocument.Parse(pair.First);
            Assert.Equal(pair.Second.Select(Neutral), line.RootElement.GetProperty("replies").EnumerateArray().Select(Neutral));
        });
    }

    [Fact]
    public async Task TheMessagesEndpointShowsWhatTheCoreSays()
    {
        var client = shipped.Server.Client();
        for (var c = 0; c < Conversations.Length; c++)
        {
            for (var t = 0; t < Conversations[c].Length; t++)
            {
                var activity = Messages.Messages.Inline(Messages.Messages.Activity(text: Conversations[c][t], id: $"a{t}", conversation: $"same-{c}"));
                var reply = Assert.Single(await (await client.PostAsync(activity)).RepliesAsync());
                AssertShows(shipped.Replies[c][t], "emulator", reply);
            }
        }
    }

    [Fact]
    public async Task DirectLineShowsWhatTheCoreSays()
    {
        var http = shipped.Server.Client();
        for (var c = 0; c < Conversations.Length; c++)
        {
            var client = await DirectLineClient.StartAsync(http);
            var (_, watermark) = await client.ReadAsync();
            for (var t = 0; t < Conversations[c].Length; t++)
            {
                await client.SayAsync(Conversations[c][t]);
                (var activities, watermark) = await client.ReadAsync(watermark);
                AssertShows(shipped.Replies[c][t], ChannelIds.DirectLine, activities[^1]);
            }
        }
    }

    private void AssertShows(Reply expected, string channel, JsonElement shown)
    {
        var activity = shipped.Rendering.Render(expected, new() { Type = ActivityTypes.Message, ChannelId = channel }, []);
        Assert.Equal(activity.Text, shown.GetProperty("text").GetString());
        Assert.Equal(expected.Suggestions, shown.TryGetProperty("suggestedActions", out var suggested) ? suggested.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("value").GetString()!) : []);
        Assert.Equal(
            activity.Entities is [{ } message] && message.Properties!.TryGetValue("citation", out var claims) ? claims.GetRawText() : null,
            shown.TryGetProperty("entities", out var entities) && entities[0].TryGetProperty("citation", out var shownClaims) ? shownClaims.GetRawText() : null);
    }

    private static string Neutral(Reply reply) => new JsonObject
    {
        ["status"] = JsonNamingPolicy.CamelCase.ConvertName(reply.Status.ToString()),
        ["text"] = reply.Text,
        ["answer"] = reply.Answer,
        ["places"] = new JsonArray([.. reply.Citations.Select(c => JsonValue.Create($"{c.Statement} {c.Document}#{c.Section}/{c.Paragraph}/{c.Sentence}"))]),
        ["suggestions"] = new JsonArray([.. reply.Suggestions.Select(s => JsonValue.Create(s))]),
    }.ToJsonString();

    private static string Neutral(JsonElement reply) => new JsonObject
    {
        ["status"] = reply.GetProperty("status").GetString(),
        ["text"] = reply.GetProperty("text").GetString(),
        ["answer"] = reply.GetProperty("answer").GetString(),
        ["places"] = new JsonArray([.. reply.GetProperty("citations").EnumerateArray().Select(c => JsonValue.Create($"{c.GetProperty("statement").GetString()} {c.GetProperty("document").GetString()}#{c.GetProperty("section").GetString()}/{c.GetProperty("paragraph")}/{c.GetProperty("sentence")}"))]),
        ["suggestions"] = new JsonArray([.. reply.GetProperty("suggestions").EnumerateArray().Select(s => JsonValue.Create(s.GetString()))]),
    }.ToJsonString();

    /// <summary>The server on the shipped data, and what the core says to each conversation.</summary>
    public sealed class ShippedServer : IDisposable
    {
        public ShippedServer()
        {
            var bot = Bot.Load(TestFiles.ShippedData);
            Replies = [.. Conversations.Select(turns => Talk(bot, turns))];
            Rendering = new ReplyRendering(new OwnPages(new SourceAnchors(bot.Store.Documents)));
        }

        public BridgeServer Server { get; } = BridgeServer.With(("Knowledge:Folder", TestFiles.ShippedData));

        public IReadOnlyList<IReadOnlyList<Reply>> Replies { get; }

        public ReplyRendering Rendering { get; }

        public void Dispose() => Server.Dispose();

        private static List<Reply> Talk(Bot bot, string[] turns)
        {
            var replies = new List<Reply>();
            var conversation = Conversation.Empty;
            foreach (var turn in turns)
            {
                (conversation, var reply) = bot.Take(conversation, turn);
                replies.Add(reply);
            }

            return replies;
        }
    }

    private sealed class OwnPages(SourceAnchors anchors) : ISourceLinks
    {
        public Uri? AddressOf(Citation citation) =>
            new("http://localhost" + anchors.PathOf(new Place(citation.Document, citation.Section, citation.Paragraph, citation.Sentence)));
    }
}
