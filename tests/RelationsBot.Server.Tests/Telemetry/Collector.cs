using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace RelationsBot.Server.Tests.Telemetry;

/// <summary>A collector of OpenTelemetry on this machine. What it is sent is kept as it comes: names and values stand in it as plain text.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Body)> received = new();
    private readonly SemaphoreSlim arrivals = new(0);

    private Collector(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/{**path}", collector.TakeAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>All that was sent to a path, one after the other.</summary>
    public string All(string path) => string.Join('\n', received.Where(sent => sent.Path == path).Select(sent => sent.Body));

    /// <summary>Waits until each of some words has been sent to a path.</summary>
    public async Task HasAsync(string path, params string[] words)
    {
        while (words.FirstOrDefault(word => !All(path).Contains(word, StringComparison.Ordinal)) is { } missing)
            Assert.True(await arrivals.WaitAsync(Patience, TestContext.Current.CancellationToken), $"'{missing}' was not sent to {path}.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        received.Enqueue((request.Path, Encoding.Latin1.GetString(body.ToArray())));
        arrivals.Release();
        return Results.Bytes([], "application/x-protobuf");
    }
}
