using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>Talks Direct Line as its JavaScript client does.</summary>
internal sealed class DirectLineClient(HttpClient http)
{
    public const string Base = "/v3/directline";

    private static int addresses;

    private int posted;

    public string Token { get; set; } = "";

    public string ConversationId { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    public string? Origin { get; init; }

    /// <summary>The address that it calls from; null: this machine.</summary>
    public string? Address { get; init; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Gets a token as the chat page does, and begins its conversation.</summary>
    public static async Task<DirectLineClient> StartAsync(HttpClient http)
    {
        var client = new DirectLineClient(http);
        var token = await (await TokenAsync(http)).JsonAsync();
        client.Token = token.GetProperty("token").GetString()!;
        client.Read(await (await client.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());
        return client;
    }

    /// <summary>Asks for a token from an address of its own, unless one is named: tokens are limited by address.</summary>
    public static Task<HttpResponseMessage> TokenAsync(HttpClient http, string? address = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        request.Headers.Add(BridgeServer.RemoteAddress, address ?? $"2001:db8::{Interlocked.Increment(ref addresses):x}");
        return http.SendAsync(request, Cancel);
    }

    /// <summary>Goes on with a conversation of somebody else, by its own token.</summary>
    public void Continue(DirectLineClient other) => ConversationId = other.ConversationId;

    public void Read(JsonElement conversation)
    {
        ConversationId = conversation.GetProperty("conversationId").GetString()!;
        Token = conversation.GetProperty("token").GetString()!;
        StreamUrl = conversation.GetProperty("streamUrl").GetString()!;
    }

    /// <summary>Calls every route that a token opens, each with its path.</summary>
    public async Task<IReadOnlyDictionary<string, HttpResponseMessage>> CallAllAsync()
    {
        var conversation = $"/conversations/{ConversationId}";
        return new Dictionary<string, HttpResponseMessage>
        {
            ["refresh"] = await SendAsync(HttpMethod.Post, "/tokens/refresh"),
            ["start"] = await SendAsync(HttpMethod.Post, "/conversations"),
            ["reconnect"] = await SendAsync(HttpMethod.Get, conversation),
            ["post"] = await SayAsync("help"),
            ["read"] = await PollAsync(),
            ["upload"] = await SendAsync(HttpMethod.Post, conversation + "/upload?userId=x", "--x--", "multipart/form-data; boundary=x"),
            ["session"] = await SendAsync(HttpMethod.Get, "/session/getsessionid"),
        };
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, Base + path);
        if (Token.Length > 0)
            request.Headers.Authorization = new("Bearer", Token);
        if (Origin is not null)
            request.Headers.Add("Origin", Origin);
        if (Address is not null)
            request.Headers.Add(BridgeServer.RemoteAddress, Address);
        request.Headers.Add("x-ms-bot-agent", "DirectLine/3.0 (test)");
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType) } };
        return await http.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> SayAsync(string? text, string type = "message") => PostAsync(new JsonObject
    {
        ["type"] = type,
        ["text"] = text,
        ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = "r_me", ["role"] = "user" },
        ["channelId"] = "webchat",
        ["channelData"] = new JsonObject { ["clientActivityID"] = $"ca-{++posted}", ["attachmentSizes"] = new JsonArray() },
    });

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) => SendAsync(HttpMethod.Post, $"/conversations/{ConversationId}/activities", activity.ToJsonString());

    public Task<HttpResponseMessage> PollAsync(string? watermark = null) =>
        SendAsync(HttpMethod.Get, $"/conversations/{ConversationId}/activities" + (watermark is null ? "" : $"?watermark={watermark}"));

    public async Task<(IReadOnlyList<JsonElement> Activities, string Watermark)> ReadAsync(string? watermark = null)
    {
        var set = await (await PollAsync(watermark)).JsonAsync();
        return ([.. set.GetProperty("activities").EnumerateArray()], set.GetProperty("watermark").GetString()!);
    }
}
