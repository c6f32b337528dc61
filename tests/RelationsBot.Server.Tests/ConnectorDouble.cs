using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RelationsBot.Server.Tests;

/// <summary>A channel on this machine: takes what the bot sends through the Connector and keeps it.</summary>
internal sealed class ConnectorDouble : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly Task answers;
    private readonly SemaphoreSlim calls = new(0);

    private ConnectorDouble(WebApplication app, Task answers) => (this.app, this.answers) = (app, answers);

    public List<(string Path, HeaderDictionary Headers, JsonElement Activity)> Received { get; } = [];

    public HttpStatusCode Status { get; set; } = HttpStatusCode.Created;

    public string Url => app.Urls.Single();

    /// <param name="answers">When it begins to answer; null: at once.</param>
    public static async Task<ConnectorDouble> StartAsync(Task? answers = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new ConnectorDouble(app, answers ?? Task.CompletedTask);
        app.Map("/{**path}", connector.TakeAsync);
        await app.StartAsync();
        return connector;
    }

    /// <summary>Waits until it has been called so often.</summary>
    public async Task Called(int times)
    {
        for (; times > 0; times--)
            Xunit.Assert.True(await calls.WaitAsync(TimeSpan.FromSeconds(60)), "The bot did not call.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        LogWatch.Secret(context.Request.Headers.Authorization.ToString().Split(' ')[^1]);
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        lock (Received)
            Received.Add((context.Request.Method + " " + context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget, new HeaderDictionary(context.Request.Headers.ToDictionary()), body.RootElement.Clone()));
        calls.Release();
        await answers;
        context.Response.StatusCode = (int)Status;
        if ((int)Status < 300)
            await context.Response.WriteAsync("{\"id\":\"r1\"}");
    }
}
