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
        foreach (var (line, times) in script.Parts(random))
        {
            if (timeIsUp.IsCancellationRequested)
                break;
            await SayAsync(line, times);
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

    /// <summary>Says something, or the same twice at once as two messages: then both are answered, one after the other.</summary>
    private async Task SayAsync(string line, int times)
    {
        var messages = Enumerable.Range(0, times).Select(_ => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]).ToString("N")).ToList();
        var watch = Stopwatch.StartNew();
        var posted = await Task.WhenAll(messages.Select(name => PostAsync(name, line, isTwice: random.Next(8) == 0, new(random.Next()), new(random.Next()))));
        messages.ForEach(_ => tally.Answered(watch.Elapsed));

        var read = await ReadAsync();
        read.ForEach(Note);
        var expected = messages.Zip(posted).OrderBy(message => message.Second, StringComparer.Ordinal).ToList();
        if (read.Count != 2 * times || !read.Chunk(2).Zip(expected).All(pair => Answers(pair.First[0], pair.First[1], pair.Second.First, pair.Second.Second, line)))
            tally.Problem($"{conversation}: after “{line}” the log has gained {string.Join(" | ", read.Select(Describe))}");
    }

    private async Task<string> PostAsync(string name, string line, bool isTwice, Random here, Random there)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = line,
            ["from"] = new JsonObject { ["id"] = "someone" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = name },
        }.ToJsonString();
        var ids = await Task.WhenAll(((Random[])(isTwice ? [here, there] : [here])).Select(chance => PostAsync(activity, chance)));
        if (isTwice)
            tally.DeliveredTwice();
        if (ids.Distinct().Count() != 1)
            tally.Problem($"{conversation}: “{line}” is in the log twice");
        return ids[0];
    }

    private async Task<string> PostAsync(string activity, Random chance) =>
        (await battery.AskAsync(HttpMethod.Post, $"{Base}/conversations/{conversation}/activities", token, activity, chance)).GetProperty("id").GetString()!;

    /// <summary>Whether these are the message and its answer, and nobody else's.</summary>
    private static bool Answers(JsonElement echo, JsonElement reply, string name, string id, string line) =>
        echo.GetProperty("id").GetString() == id && echo.GetProperty("text").GetString() == line
        && echo.TryGetProperty("channelData", out var data) && data.GetProperty("clientActivityID").GetString() == name
        && reply.TryGetProperty("replyToId", out var answered) && answered.GetString() == id;

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
