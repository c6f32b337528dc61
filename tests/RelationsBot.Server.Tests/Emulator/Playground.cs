using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>Microsoft 365 Agents Playground, from npm, as a person sees it in Chromium. It needs no network.</summary>
internal sealed partial class Playground : IAsyncDisposable
{
    private const float Patience = 30_000;

    private readonly NodeProgram program;
    private readonly IPage page;

    private Playground(NodeProgram program, IPage page) => (this.program, this.page) = (program, page);

    /// <summary>What the bot said, in order.</summary>
    public ILocator Replies => page.Locator(".fai-OutputCard");

    public ILocator Reply => Replies.Last;

    /// <summary>Starts it and opens its page; the bot hears that somebody came.</summary>
    /// <param name="browser">Where.</param>
    /// <param name="bot">The bot's address.</param>
    /// <param name="channel">The channel it plays.</param>
    public static async Task<Playground> OpenAsync(IBrowser browser, string bot, string channel)
    {
        var port = ServerProcess.FreePort();
        var program = NodeProgram.Start("node_modules/@microsoft/m365agentsplayground/cli.js", "start", "-e", bot + "/api/messages", "-c", channel, "-p", $"{port}", "--disable-telemetry");
        while (!(await program.NextAsync()).StartsWith("Listening on", StringComparison.Ordinal))
        {
            // It may have more to say before.
        }

        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });

        // It would like fonts of another host.
        await page.RouteAsync(url => new Uri(url).Host is not ("localhost" or "127.0.0.1"), route => route.AbortAsync());
        await page.GotoAsync($"http://localhost:{port}/");
        return new(program, page);
    }

    /// <summary>Says something and waits for the one reply.</summary>
    public async Task SayAsync(string text)
    {
        var box = page.GetByRole(AriaRole.Textbox).Last;
        await box.ClickAsync();
        await AfterReplyAsync(async () =>
        {
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Enter");
        });
    }

    /// <summary>Presses a suggested action and waits for the one reply.</summary>
    public Task PressAsync(string title) => AfterReplyAsync(() => page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync());

    public Task ExpectAsync(int replies) => Assertions.Expect(Replies).ToHaveCountAsync(replies, new() { Timeout = Patience });

    public Task ScreenshotAsync(string path) => page.ScreenshotAsync(new() { Path = path });

    /// <summary>Its log: every activity went through, nothing is an error or not supported.</summary>
    public async Task AssertLogIsCleanAsync()
    {
        var lines = (await page.Locator("[contenteditable][spellcheck=false]").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var activities = string.Join('\n', lines);
        Assert.NotEmpty(Status().Matches(activities));
        Assert.All(Status().Matches(activities), status => Assert.StartsWith("2", status.Groups[1].Value));
        Assert.DoesNotMatch(Trouble(), activities);
    }

    public async ValueTask DisposeAsync()
    {
        await page.CloseAsync();
        await program.DisposeAsync();
    }

    private async Task AfterReplyAsync(Func<Task> act)
    {
        var before = await Replies.CountAsync();
        await act();
        await ExpectAsync(before + 1);
    }

    [GeneratedRegex(@"(?:message|conversationUpdate|installationUpdate|invoke|typing|trace) (\d{3})")]
    private static partial Regex Status();

    [GeneratedRegex("error|warning|failed|not supported|unsupported", RegexOptions.IgnoreCase)]
    private static partial Regex Trouble();
}
