using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>Somebody else's site, on a port of its own.</summary>
internal sealed class ForeignPage : IAsyncDisposable
{
    private readonly WebApplication app;

    private ForeignPage(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>What stands on its page below the heading.</summary>
    public string Snippet { get; set; } = "";

    public static async Task<ForeignPage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var page = new ForeignPage(builder.Build());
        page.app.MapGet("/", () => Results.Content($"<!DOCTYPE html><html lang=\"en\"><title>Shop</title><link rel=\"icon\" href=\"data:,\"><body><main><h1>Shop</h1>{page.Snippet}</main></body></html>", "text/html"));
        await page.app.StartAsync();
        return page;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
