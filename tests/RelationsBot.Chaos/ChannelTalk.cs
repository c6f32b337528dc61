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

        // Whichever comes first is answered first: what is learnt is learnt one by one.
        foreach (var (line, times) in script.Parts(script.ChannelReplies.Count > 0 ? random : null))
        {
            if (timeIsUp.IsCancellationRequested)
                break;
            var watch = Stopwatch.StartNew();
            var replies = await Task.WhenAll(Enumerable.Range(said.Count, times).Select(number =>
                DeliverAsync(conversation, $"a{number}", line, isTwice: random.Next(4) == 0, new(random.Next()), new(random.Next()))));
            for (var time = 0; time < times; time++)
                tally.Answered(watch.Elapsed);
            if (script.ChannelReplies.Count > 0 && !replies.Order().SequenceEqual(script.ChannelReplies.Skip(said.Count).Take(times).Order()))
                tally.Problem($"{conversation}: to “{line}” another reply than in peace: “{Start(replies[0])}” for “{Start(script.ChannelReplies[said.Count])}”");
            said.AddRange(replies);
        }

        return said;
    }

    private async Task<string> DeliverAsync(string conversation, string id, string line, bool isTwice, Random here, Random there)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "chaos",
            ["serviceUrl"] = "http://localhost:9",
            ["deliveryMode"] = "expectReplies",
            ["from"] = new JsonObject { ["id"] = "someone" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["text"] = line,
        }.ToJsonString();
        var replies = await Task.WhenAll(((Random[])(isTwice ? [here, there] : [here])).Select(chance => PostAsync(activity, chance)));
        if (isTwice)
            tally.DeliveredTwice();
        if (replies.Distinct().Count() != 1)
            tally.Problem($"{conversation}: “{line}” was answered in two ways");
        return replies[0];
    }

    private static string Start(string text) => text[..Math.Min(80, text.Length)].ReplaceLineEndings(" ");

    private async Task<string> PostAsync(string activity, Random chance)
    {
        var answer = await battery.AskAsync(HttpMethod.Post, "/api/messages", null, activity, chance);
        return string.Join("\n\n", answer.GetProperty("activities").EnumerateArray().Select(reply => reply.GetProperty("text").GetString()));
    }
}
