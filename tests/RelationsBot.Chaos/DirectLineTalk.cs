using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationsBot.Chaos;

/// <summary>A conversation through Direct Line, as a careful client has it: under ids of its own, posted again until acknowledged, then read.</summary>
internal sealed class DirectLineTalk(Battery battery, Tally tally, Random random)
{
    private const string Base = "/v3/directline";

    private readonly List<string> said = [];
    private readonly List<string> ids = [];
    private string token = "";
    private string conversation = "";
    private string watermark = "";

    /// <summary>Talks through a script, or as far as there is time.</summary>
    /// <returns>The replies, the welcome first.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(Script script, CancellationToken timeIsUp)
    {
        await BeginAsync();
        using var stream = new StreamWatch(battery, conversation, () => token, new Random(random.Next()));
        foreach (var line in script.Lines)
        {
            if (timeIsUp.IsCancellationRequested)
                break;
            await SayAsync(line);
        }

        await CheckWholeAsync(stream);
        if (script.DirectLineReplies.Count > 0 && !said.SequenceEqual(script.DirectLineReplies.Take(said.Count)))
            tally.Problem($"{conversation}: to “{script.Lines[Math.Max(0, FirstDifference(script.DirectLineReplies) - 1)]}” another reply than in peace");
        return said;
    }

    private async Task BeginAsync()
    {
        token = (await battery.AskAsync(HttpMethod.Post, Base + "/tokens/generate", ServerUnderFire.Secret, "{}", random)).GetProperty("token").GetString()!;
        conversation = (await battery.AskAsync(HttpMethod.Post, Base + "/conversations", token, "{}", random)).GetProperty("conversationId").GetString()!;
        tally.Began(isTurn: true);
        if (await ReadAsync() is not [var welcome])
            tally.Problem($"{conversation}: no welcome, or two");
        else
            Note(welcome);
    }

    private async Task SayAsync(string line)
    {
        var name = new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray()).ToString("N");
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = line,
            ["from"] = new JsonObject { ["id"] = "someone" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = name },
        }.ToJsonString();
        var watch = Stopwatch.StartNew();
        var isTwice = random.Next(8) == 0;
        var posted = await Task.WhenAll(Enumerable.Range(0, isTwice ? 2 : 1).Select(_ => PostAsync(activity, new Random(random.Next()))));
        tally.Answered(watch.Elapsed);
        if (isTwice)
            tally.DeliveredTwice();

        var read = await ReadAsync();
        if (posted.Distinct().Count() != 1 || read is not [var echo, var reply]
            || echo.GetProperty("channelData").GetProperty("clientActivityID").GetString() != name || echo.GetProperty("text").GetString() != line
            || echo.GetProperty("id").GetString() != posted[0] || reply.GetProperty("replyToId").GetString() != posted[0])
        {
            tally.Problem($"{conversation}: after “{line}” the log has gained {string.Join(" | ", read.Select(Describe))}");
        }

        read.ForEach(Note);
    }

    private async Task<string> PostAsync(string activity, Random chance) =>
        (await battery.AskAsync(HttpMethod.Post, $"{Base}/conversations/{conversation}/activities", token, activity, chance)).GetProperty("id").GetString()!;

    private async Task<List<JsonElement>> ReadAsync()
    {
        var set = await battery.AskAsync(HttpMethod.Get, $"{Base}/conversations/{conversation}/activities?watermark={watermark}", token, null, random);
        watermark = set.GetProperty("watermark").GetString()!;
        return [.. set.GetProperty("activities").EnumerateArray()];
    }

    private void Note(JsonElement activity)
    {
        ids.Add(activity.GetProperty("id").GetString()!);
        if (activity.GetProperty("from").GetProperty("role").GetString() == "bot")
            said.Add(activity.GetProperty("text").GetString()!);
    }

    /// <summary>At the end log, stream and what was seen step by step are the same.</summary>
    private async Task CheckWholeAsync(StreamWatch stream)
    {
        watermark = "";
        var whole = (await ReadAsync()).ConvertAll(activity => activity.GetProperty("id").GetString()!);
        if (!whole.SequenceEqual(ids))
            tally.Problem($"{conversation}: the log is not what was read of it step by step");
        var streamed = await stream.ReadAsync(whole.Count);
        if (!streamed.SequenceEqual(whole))
            tally.Problem($"{conversation}: of {whole.Count} activities the stream brought {streamed.Count}, {streamed.Distinct().Count()} different ones");
    }

    private int FirstDifference(IReadOnlyList<string> expected) => Enumerable.Range(0, said.Count).First(i => said[i] != expected[i]);

    private static string Describe(JsonElement activity) => $"{activity.GetProperty("from").GetProperty("role").GetString()} {activity.GetProperty("id").GetString()!.Split('|')[^1]}";
}
