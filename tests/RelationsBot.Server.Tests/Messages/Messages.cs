using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationsBot.Server.Tests.Messages;

/// <summary>Activities as channels post them.</summary>
internal static class Messages
{
    public static JsonObject Activity(string type = "message", string? text = BridgeServer.Question, string id = "a1", string serviceUrl = "http://localhost:9", string conversation = "c1") => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["channelId"] = "not-known-yet",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "user", ["role"] = "user" },
        ["recipient"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["text"] = text,
    };

    public static JsonObject Inline(JsonObject activity)
    {
        activity["deliveryMode"] = "expectReplies";
        return activity;
    }

    public static JsonObject Joined(string serviceUrl, string id = "j1", params string[] members)
    {
        var activity = Activity("conversationUpdate", null, id, serviceUrl);
        activity["membersAdded"] = new JsonArray([.. members.Select(member => new JsonObject { ["id"] = member })]);
        return activity;
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, JsonNode activity) => client.PostTextAsync(activity.ToJsonString());

    public static Task<HttpResponseMessage> PostTextAsync(this HttpClient client, string body, string? contentType = "application/json") =>
        client.PostBytesAsync(Encoding.UTF8.GetBytes(body), contentType);

    public static async Task<HttpResponseMessage> PostBytesAsync(this HttpClient client, byte[] body, string? contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    public static async Task<IReadOnlyList<JsonElement>> RepliesAsync(this HttpResponseMessage response)
    {
        Xunit.Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var document = JsonDocument.Parse(await response.TextAsync());
        return [.. document.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.Clone())];
    }
}
