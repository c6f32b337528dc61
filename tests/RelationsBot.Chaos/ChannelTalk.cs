using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RelationsBot.Chaos;

/// <summary>A conversation through <c>/api/messages</c> with inline replies, as a channel has it that delivers again until it is answered, and now and then without need.</summary>
internal sealed class ChannelTalk(Battery battery, Tally tally, Random random)
{
    /// <summary>Talks through a script, or as far as there is time.</summary>
    /// <returns>The replies.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(Script script, CancellationToken timeIsUp)
    {
        var conversation = $"{random.NextInt64():x}{random.NextInt64():x}";
        tally.Began(isTurn: false);
        var said = new List<string>();
        foreach (var line in script.Lines)
        {
            if (timeIsUp.IsCancellationRequested)
                break;
            var activity = new JsonObject
            {
                ["type"] = "message",
                ["id"] = $"a{said.Count}",
                ["channelId"] = "chaos",
                ["serviceUrl"] = "http://localhost:9",
                ["deliveryMode"] = "expectReplies",
                ["from"] = new JsonObject { ["id"] = "someone" },
                ["recipient"] = new JsonObject { ["id"] = "bot" },
                ["conversation"] = new JsonObject { ["id"] = conversation },
                ["text"] = line,
            }.ToJsonString();
            var watch = Stopwatch.StartNew();
            var isTwice = random.Next(4) == 0;
            var replies = await Task.WhenAll(Enumerable.Range(0, isTwice ? 2 : 1).Select(_ => PostAsync(activity, new Random(random.Next()))));
            tally.Answered(watch.Elapsed);
            if (isTwice)
                tally.DeliveredTwice();
            if (replies.Distinct().Count() != 1)
                tally.Problem($"{conversation}: “{line}” was answered in two ways");
            if (script.ChannelReplies.Count > 0 && replies[0] != script.ChannelReplies[said.Count])
                tally.Problem($"{conversation}: to “{line}” another reply than in peace: “{Start(replies[0])}” for “{Start(script.ChannelReplies[said.Count])}”");
            said.Add(replies[0]);
        }

        return said;
    }

    private static string Start(string text) => text[..Math.Min(80, text.Length)].ReplaceLineEndings(" ");

    private async Task<string> PostAsync(string activity, Random chance)
    {
        var answer = await battery.AskAsync(HttpMethod.Post, "/api/messages", null, activity, chance);
        return string.Join("\n\n", answer.GetProperty("activities").EnumerateArray().Select(reply => reply.GetProperty("text").GetString()));
    }
}
