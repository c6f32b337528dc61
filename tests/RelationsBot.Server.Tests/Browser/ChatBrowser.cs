using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>A browser that notes every request to another host and every error on its console.</summary>
internal sealed class ChatBrowser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly string address;
    private readonly ConcurrentQueue<string> complaints = [];

    private ChatBrowser(IPlaywright playwright, IBrowser browser, string address) => (this.playwright, this.browser, this.address) = (playwright, browser, address);

    public static async Task<ChatBrowser> OpenAsync(string program, IEnumerable<string> arguments, string address)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = arguments });
        return new(playwright, browser, address);
    }

    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Enqueue($"console: {message.Text}");
        };
        context.WebError += (_, error) => complaints.Enqueue($"error: {error.Error}");
        context.Request += (_, request) => Note(request.Url);
        context.Page += (_, page) => page.WebSocket += (_, socket) => Note(socket.Url.Replace("ws://", "http://", StringComparison.Ordinal));
        return await context.NewPageAsync();
    }

    public void AssertQuiet() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private void Note(string url)
    {
        if (!url.StartsWith(address + "/", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal))
            complaints.Enqueue($"request: {url}");
    }
}
