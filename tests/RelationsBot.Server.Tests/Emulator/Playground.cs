using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>Microsoft 365 Agents Playground, from npm, as a person sees it in Chromium. It needs no network.</summary>
internal sealed partial class Playground : IAsyncDisposable
{
    private const float Patience = 30_000;

    private const string LogText = "(document.querySelector('[contenteditable][spellcheck=false]')?.innerText ?? '')";

    /// <summary>Lines of the log by which a message came from the bot; those of the person end with "User Application message …".</summary>
    private const string Said = @"/Agents Playground\s+message \d{3}/g";

    private readonly NodeProgram program;
    private readonly IPage page;

    private Playground(NodeProgram program, IPage page) => (this.program, this.page) = (program, page);

    /// <summary>What the bot said last: its text, or its card where it has one.</summary>
    public ILocator Reply => page.Locator(".fai-OutputCard").Last;

    /// <summary>Starts it and opens its page; the bot hears that somebody came.</summary>
    /// <param name="browser">Where.</param>
    /// <param name="bot">The bot's address.</param>
    /// <param name="channel">The channel it plays.</param>
    public static async Task<Playground> OpenAsync(IBrowser browser, string bot, string channel)
    {
        var port = LoopbackPort.Free();
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

    /// <summary>The cards that were sent.</summary>
    public ILocator Cards => page.Locator(".ac-adaptiveCard");

    /// <summary>Likes what was said last, as Teams offers it.</summary>
    public async Task LikeAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Thank you!")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
    }

    /// <summary>Types into the search of the message extension, and waits until something with these words is offered.</summary>
    /// <param name="words">Words that nobody has said yet.</param>
    public async Task SearchAsync(string words)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).ClickAsync();
        await page.GetByText("Search Command").Last.ClickAsync();
        await page.GetByPlaceholder("Enter a search term").PressSequentiallyAsync(words);
        await Assertions.Expect(page.GetByText(words).First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    /// <summary>Waits until the bot has said as much, by the log; a message with a card is more than one bubble.</summary>
    public async Task ExpectAsync(int replies)
    {
        await page.WaitForFunctionAsync($"replies => ({LogText}.match({Said}) ?? []).length >= replies", replies, new() { Timeout = Patience });
        Assert.Equal(replies, await RepliesAsync());
    }

    public Task ScreenshotAsync(string path) => page.ScreenshotAsync(new() { Path = path });

    /// <summary>Its log: every activity went through, nothing is an error or not supported.</summary>
    public async Task AssertLogIsCleanAsync()
    {
        var log = await page.EvaluateAsync<string>(LogText);
        Assert.NotEmpty(Status().Matches(log));
        Assert.All(Status().Matches(log), status => Assert.StartsWith("2", status.Groups[1].Value));
        Assert.DoesNotMatch(Trouble(), log);
    }

    public async ValueTask DisposeAsync()
    {
        await page.CloseAsync();
        await program.DisposeAsync();
    }

    private Task<int> RepliesAsync() => page.EvaluateAsync<int>($"({LogText}.match({Said}) ?? []).length");

    private async Task AfterReplyAsync(Func<Task> act)
    {
        var before = await RepliesAsync();
        await act();
        await ExpectAsync(before + 1);
    }

    [GeneratedRegex(@"(?:message|conversationUpdate|installationUpdate|invoke|typing|trace) (\d{3})")]
    private static partial Regex Status();

    [GeneratedRegex("error|warning|failed|not supported|unsupported", RegexOptions.IgnoreCase)]
    private static partial Regex Trouble();
}
