using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>One conversation in the Emulator's window.</summary>
internal sealed class EmulatorWindow(HttpClient bot, string serviceUrl, string conversation, string user, ConcurrentQueue<JsonObject> said)
{
    public const string Bot = "7f3a0b10-bot";

    private int taken = said.Count;

    public string Conversation => conversation;

    public string User => user;

    /// <summary>What the window sends when it opens: both sides join at once.</summary>
    public Task<IReadOnlyList<JsonObject>> JoinAsync() => SendAsync(new()
    {
        ["type"] = "conversationUpdate",
        ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Bot, ["name"] = "Bot" }, new JsonObject { ["id"] = user, ["name"] = "User" }),
        ["membersRemoved"] = new JsonArray(),
    });

    public async Task<JsonObject> SayAsync(string text) => Assert.Single(await SendAsync(new() { ["type"] = "message", ["text"] = text, ["textFormat"] = "plain", ["locale"] = "en-US" }));

    /// <summary>Sends an activity, with what the Emulator adds to it, and no credentials.</summary>
    /// <returns>The messages that came meanwhile. All have, once the bot's answer is here.</returns>
    public async Task<IReadOnlyList<JsonObject>> SendAsync(JsonObject activity)
    {
        activity["id"] = Guid.NewGuid().ToString();
        activity["channelId"] = "emulator";
        activity["serviceUrl"] = serviceUrl;
        activity["conversation"] = new JsonObject { ["id"] = conversation };
        activity["from"] = new JsonObject { ["id"] = user, ["name"] = "User", ["role"] = "user" };
        activity["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Bot", ["role"] = "bot" };
        activity["timestamp"] = "2026-11-22T13:12:01.123Z";
        activity["localTimestamp"] = "2026-11-22T14:12:01+01:00";
        using var content = new StringContent(activity.ToJsonString());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await bot.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);

        // With 204 the activity's id would be lost on its way to the window.
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted, response.StatusCode.ToString());
        var fresh = said.Skip(taken).ToList();
        taken += fresh.Count;
        Assert.All(fresh, reply => Assert.Equal((string)activity["id"]!, (string?)reply["replyToId"]));
        return [.. fresh.Where(reply => (string?)reply["type"] == "message")];
    }
}
