using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Channels;

/// <summary>
/// One bot in every channel: what the command line, the messages endpoint and Direct Line give is, byte for byte, the reply of the language
/// core, as the format of the examinations writes it and as each channel's rendering shows it once it is turned back.
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheCommandLineWritesWhatTheCoreSays(bool examination)
    {
        var talks = Talks(examination);
        var exam = talks.Select((talk, i) => JsonSerializer.Serialize(new { id = i, turns = talk.Turns.Select(t => new { user = t }) }));
        var start = new ProcessStartInfo("dotnet", [TestFiles.CommandLineProgram, "ask", "--jsonl", "--data", TestFiles.ShippedData, .. shipped.Documents is { } documents ? new[] { "--documents", documents } : []]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        await process.StandardInput.WriteAsync(string.Join('\n', exam).AsMemory(), Cancel);
        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(talks.Count, lines.Length);
        Assert.All(lines.Zip(talks), pair =>
        {
            using var line = JsonDocument.Parse(pair.First);
            Assert.Equal(pair.Second.Replies.Select(Neutral), line.RootElement.GetProperty("replies").EnumerateArray().Select(Neutral));
        });
    }

    [Theory]
    [InlineData("not-known-yet", false)]
    [InlineData("not-known-yet", true)]
    [InlineData("emulator", false)]
    [InlineData("emulator", true)]
    [InlineData("msteams", false)]
    [InlineData("msteams", true)]
    [InlineData("webchat", false)]
    [InlineData("webchat", true)]
    public async Task TheMessagesEndpointShowsWhatTheCoreSays(string channel, bool examination)
    {
        var client = shipped.Server.Client();
        foreach (var (talk, c) in Talks(examination).Select((talk, c) => (talk, c)))
        {
            for (var t = 0; t < talk.Turns.Count; t++)
            {
                var activity = Messages.Messages.Inline(Messages.Messages.Activity(text: talk.Turns[t], id: $"a{t}", conversation: $"same-{examination}-{c}"));
                activity["channelId"] = channel;
                var replies = await (await client.PostAsync(activity)).RepliesAsync();
                AssertShows(talk.Replies[t], channel, replies[0]);
                var trace = Assert.Single(replies.Skip(1).DefaultIfEmpty());
                Assert.True(trace.ValueKind == JsonValueKind.Undefined || trace.GetProperty("value").GetProperty("status").GetString() == Status(talk.Replies[t]));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DirectLineShowsWhatTheCoreSays(bool examination)
    {
        var http = shipped.Server.Client();
        foreach (var talk in Talks(examination))
        {
            var client = await DirectLineClient.StartAsync(http);
            var (_, watermark) = await client.ReadAsync();
            for (var t = 0; t < talk.Turns.Count; t++)
            {
                await client.SayAsync(talk.Turns[t]);
                (var activities, watermark) = await client.ReadAsync(watermark);
                AssertShows(talk.Replies[t], ChannelIds.DirectLine, activities[^1]);
            }
        }
    }

    private IReadOnlyList<Talk> Talks(bool examination)
    {
        Assert.SkipWhen(examination && shipped.Examination is null, "the examination is not there: ../shared/exam/dev.jsonl is missing");
        return examination ? shipped.Examination! : shipped.Conversations;
    }

    private static void AssertShows(Reply expected, string channel, JsonElement shown)
    {
        Assert.Equal(channel == ChannelIds.Teams ? CutForTeams(expected) : expected.Text, TurnedBack.Text(channel, shown));
        var most = channel == ChannelIds.Teams ? 3 : int.MaxValue;
        Assert.Equal(expected.Suggestions.Take(most), shown.TryGetProperty("suggestedActions", out var suggested) ? suggested.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("value").GetString()!) : []);
    }

    // Teams takes names of places up to a length, with what tells them apart first.
    private static string CutForTeams(Reply reply)
    {
        var places = reply.Citations.Select(c => $"[{c.Number}] " + ShortText.Cut($"{c.Section}, paragraph {c.Paragraph}, sentence {c.Sentence} – {c.DocumentTitle}", 80));
        return reply.Body + (reply.Citations.Count == 0 ? "" : "\n\n" + string.Join('\n', places));
    }

    private static string Status(Reply reply) => JsonNamingPolicy.CamelCase.ConvertName(reply.Status.ToString());

    private static string Neutral(Reply reply) => new JsonObject
    {
        ["status"] = Status(reply),
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

    /// <summary>What a person says, and what the core says to it.</summary>
    public sealed record Talk(IReadOnlyList<string> Turns, IReadOnlyList<Reply> Replies);

    /// <summary>The server on the shipped data, and what the core says to each conversation.</summary>
    public sealed class ShippedServer : IDisposable
    {
        public ShippedServer()
        {
            Documents = Directory.Exists(TestFiles.SourceDocuments) ? TestFiles.SourceDocuments : null;
            Server = BridgeServer.With([("Knowledge:Folder", TestFiles.ShippedData), .. Documents is null ? Array.Empty<(string, string)>() : [("Knowledge:Documents", Documents)]]);
            var bot = Bot.Load(TestFiles.ShippedData, new() { DocumentsFolder = Documents });
            Conversations = [.. SameReplyTests.Conversations.Select(turns => Take(bot, turns))];
            if (File.Exists(TestFiles.Examination))
                Examination = [.. File.ReadLines(TestFiles.Examination).Select(line => Take(bot, Turns(line)))];
        }

        public BridgeServer Server { get; }

        /// <summary>The documents, which the replies then quote; null where nobody has laid them beside the checkout.</summary>
        public string? Documents { get; }

        public IReadOnlyList<Talk> Conversations { get; }

        /// <summary>The open examination; null where nobody has laid it beside the checkout.</summary>
        public IReadOnlyList<Talk>? Examination { get; }

        public void Dispose() => Server.Dispose();

        private static string[] Turns(string line)
        {
            using var conversation = JsonDocument.Parse(line);
            return [.. conversation.RootElement.GetProperty("turns").EnumerateArray().Select(turn => turn.GetProperty("user").GetString()!)];
        }

        private static Talk Take(Bot bot, string[] turns)
        {
            var replies = new List<Reply>();
            var conversation = Conversation.Empty;
            foreach (var turn in turns)
            {
                (conversation, var reply) = bot.Take(conversation, turn);
                replies.Add(reply);
            }

            return new(turns, replies);
        }
    }
}
