using Microsoft.Playwright;
using RelationsBot.Clients;
using RelationsBot.Server.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The one browser of all tests, started when the first needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser itself; the running test is left out where there is none.</summary>
    internal async Task<IBrowser> BrowserAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(program))
            Required.Missing($"there is no browser at {program}; install chromium, or set CHROMIUM_PATH");
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Windows of a test's own; it is left out where there is no Web Chat either.</summary>
    /// <param name="addresses">The only addresses that its pages may ask; the first is the bot's.</param>
    internal async Task<ChatBrowser> OpenAsync(params string[] addresses)
    {
        var opened = await BrowserAsync();
        using var http = new HttpClient();
        if (!(await http.GetAsync(new Uri(addresses[0] + "/webchat/webchat.js"), TestContext.Current.CancellationToken)).IsSuccessStatusCode)
            Required.Missing("Web Chat could not be fetched when the server was built");
        return new(opened, addresses);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}
