using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace RelationsBot.Conformance;

/// <summary>A channel on this machine, to be called back: takes what a host sends through the Connector and keeps it.</summary>
internal sealed class ChannelDouble : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChannelDouble(WebApplication app) => this.app = app;

    /// <summary>What came, in order: verb and address, headers, body.</summary>
    public List<(string Request, HeaderDictionary Headers, JsonElement Activity)> Received { get; } = [];

    /// <summary>What it answers with.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.Created;

    /// <summary>When it asks to be tried again, in seconds; null: it does not say.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>The body of an answer that takes a reply.</summary>
    public string Answer { get; set; } = """{"id":"r1"}""";

    public string Url => app.Urls.Single();

    public static async Task<ChannelDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var channel = new ChannelDouble(app);
        app.Map("/{**path}", channel.TakeAsync);
        await app.StartAsync();
        return channel;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var request = $"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        lock (Received)
            Received.Add((request, new HeaderDictionary(context.Request.Headers.ToDictionary()), body.RootElement.Clone()));
        context.Response.StatusCode = (int)Status;
        if (RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if ((int)Status < 300)
            await context.Response.WriteAsync(Answer);
    }
}
