using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>A conversation as the Emulator saves it (File, Save Transcript): a JSON array of its activities, in order.</summary>
internal sealed class Transcript(IReadOnlyList<JsonObject> activities)
{
    /// <summary>The name of a variable with a path to write a new recording to, instead of comparing.</summary>
    public const string Record = "RELATIONSBOT_TRANSCRIPT";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<JsonObject> Activities => activities;

    public static Transcript Load(string path) => new([.. JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select(a => a!.AsObject())]);

    public static bool IsFromBot(JsonObject activity) => (string?)activity["from"]!["role"] == "bot";

    /// <summary>Sends what the person sent, and compares what the bot says with what it said then, message by message.</summary>
    public async Task ReplayAsync(EmulatorWindow window, Action<string, string> compare)
    {
        var recording = new JsonArray();
        for (var at = 0; at < activities.Count; at++)
        {
            var sent = activities[at];
            var then = activities.Skip(at + 1).TakeWhile(IsFromBot).ToList();
            at += then.Count;
            recording.Add(sent.DeepClone());
            var now = await window.SendAsync(Addressed(sent.DeepClone().AsObject(), window));
            foreach (var reply in now)
                recording.Add(Recorded(reply, sent));
            compare(Recording is null ? Lines(then) : Lines(now), Lines(now));
        }

        if (Recording is { } path)
            await File.WriteAllTextAsync(path, recording.ToJsonString(Readable) + "\n");
    }

    private static string? Recording => Environment.GetEnvironmentVariable(Record) is { Length: > 0 } path ? path : null;

    /// <summary>Replaying keeps who is the bot, and puts the present person in the place of the recorded one.</summary>
    private static JsonObject Addressed(JsonObject sent, EmulatorWindow window)
    {
        foreach (var member in sent["membersAdded"]?.AsArray() ?? [])
            member!["id"] = (string?)member["id"] == (string?)sent["recipient"]!["id"] ? EmulatorWindow.Bot : window.User;
        return sent;
    }

    private static JsonObject Recorded(JsonObject reply, JsonObject sent)
    {
        var activity = reply.DeepClone().AsObject();
        activity["from"] = sent["recipient"]!.DeepClone();
        activity["recipient"] = sent["from"]!.DeepClone();
        activity["conversation"] = sent["conversation"]!.DeepClone();
        activity["serviceUrl"] = sent["serviceUrl"]!.DeepClone();
        activity["replyToId"] = sent["id"]!.DeepClone();
        if (activity["suggestedActions"]?["to"] is not null)
            activity["suggestedActions"]!["to"] = new JsonArray(sent["from"]!["id"]!.DeepClone());
        return activity;
    }

    /// <summary>What a person sees of messages.</summary>
    private static string Lines(IEnumerable<JsonObject> messages) => string.Join('\n', messages.Select(message => new JsonObject
    {
        ["text"] = message["text"]?.DeepClone(),
        ["textFormat"] = message["textFormat"]?.DeepClone(),
        ["attachments"] = message["attachments"]?.DeepClone(),
        ["actions"] = message["suggestedActions"]?["actions"]?.DeepClone(),
    }.ToJsonString()));
}
