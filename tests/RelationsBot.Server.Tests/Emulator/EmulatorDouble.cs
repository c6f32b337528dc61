using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RelationsBot.BotFramework.Tests;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>
/// The Emulator's own server, as fragile as the real one: what it could not take is a complaint ("The Emulator" in the Connector rules).
/// Its window, which opens conversations and talks, is a <see cref="EmulatorWindow"/>.
/// </summary>
internal sealed class EmulatorDouble : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonObject>> conversations = new();
    private int ids;

    private EmulatorDouble(WebApplication app, string url) => (this.app, Url) = (app, url);

    /// <summary>Without a trailing slash, and a name that may mean IPv4 or IPv6.</summary>
    public string Url { get; }

    public ConcurrentQueue<string> Complaints { get; } = [];

    public static async Task<EmulatorDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = $"http://localhost:{LoopbackPort.Free()}";
        builder.WebHost.UseUrls(url);
        var emulator = new EmulatorDouble(builder.Build(), url);
        emulator.app.Map("/{**path}", emulator.TakeAsync);
        await emulator.app.StartAsync();
        return emulator;
    }

    /// <summary>Opens a conversation; the bot does not know of it yet.</summary>
    public EmulatorWindow Open(HttpClient bot, string user, string? conversation = null)
    {
        conversation ??= $"{Guid.NewGuid()}|livechat";
        return new(bot, Url, conversation, user, conversations.GetOrAdd(conversation, _ => []));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var activity = JsonNode.Parse(body.RootElement.GetRawText())!.AsObject();
        var path = context.Request.Path.Value!.Split('/');
        var problem = context.Request switch
        {
            { Method: not "POST" } => "PUT and DELETE of activities fail once they were shown",
            _ when path is not ["", "v3", "conversations", _, "activities", ..] => "no such route",
            { ContentType: var type } when !MediaTypeHeaderValue.TryParse(type, out var parsed) || parsed.MediaType != "application/json" => "not JSON",
            { Headers.Authorization.Count: > 0 } => "a token that is none",
            _ when activity["from"]?["id"] is null => "a reply without from",
            _ when !conversations.ContainsKey(path[3]) => "an unknown conversation",
            _ => null,
        };
        if (problem is not null)
        {
            Complaints.Enqueue($"{context.Request.Method} {context.Request.Path}: {problem}");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        activity["id"] = $"r{Interlocked.Increment(ref ids)}";
        conversations[path[3]].Enqueue(activity);
        await context.Response.WriteAsJsonAsync(new { id = (string)activity["id"]! });
    }
}
