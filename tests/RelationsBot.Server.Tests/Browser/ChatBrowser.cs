using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>A test's own windows of the browser: every request to another host and every error on a console is noted.</summary>
internal sealed class ChatBrowser(IBrowser browser, IReadOnlyList<string> addresses) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly List<IBrowserContext> contexts = [];

    /// <summary>What went wrong so far.</summary>
    public IEnumerable<string> Complaints => complaints;

    /// <summary>A page that shares nothing with others.</summary>
    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options);
        contexts.Add(context);
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

    /// <summary>A page with the chat, once the bot has welcomed.</summary>
    public async Task<ChatPage> ChatAsync(BrowserNewContextOptions? options = null)
    {
        var chat = new ChatPage(await PageAsync(options));
        await chat.Page.GotoAsync(addresses[0]);
        await chat.WelcomedAsync();
        return chat;
    }

    public void AssertQuiet() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts)
            await context.DisposeAsync();
    }

    private void Note(string url)
    {
        if (!addresses.Any(address => url.StartsWith(address + "/", StringComparison.Ordinal)) && !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal))
            complaints.Enqueue($"request: {url}");
    }
}
