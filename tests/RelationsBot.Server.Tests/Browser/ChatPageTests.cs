using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The real page of the real server in a real browser, with the data that the product ships.</summary>
public sealed partial class ChatPageTests
{
    private const string Screenshot = "RELATIONSBOT_SCREENSHOT";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    [Fact]
    public async Task AQuestionIsAnsweredCitedAndFollowedUp()
    {
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{ServerProcess.FreePort()}", $"--Knowledge:Folder={TestFiles.ShippedData}"]);
        var address = await server.AddressAsync();
        await using var browser = await OpenBrowserAsync(address);
        var page = await browser.PageAsync();
        await page.GotoAsync(address);

        // The welcome brings prompts.
        var suggestions = page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button);
        await Assertions.Expect(suggestions.First).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await page.GetByRole(AriaRole.Textbox).FillAsync("When did Koizumi first go to Pyongyang?");
        await page.Keyboard.PressAsync("Enter");
        var answer = Messages(page).Filter(new() { HasText = "17 September 2002" }).Last;
        await Assertions.Expect(answer).ToBeVisibleAsync(new() { Timeout = 15_000 });
        var citation = answer.GetByRole(AriaRole.Link).First;
        await Assertions.Expect(citation).ToHaveAttributeAsync("href", SourceAddress());
        await Assertions.Expect(suggestions.First).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable(Screenshot) is { Length: > 0 } file)
            await page.ScreenshotAsync(new() { Path = file });

        // The citation opens the source at the sentence.
        var opened = await page.Context.RunAndWaitForPageAsync(() => citation.ClickAsync());
        await opened.WaitForLoadStateAsync();
        Assert.Matches(SourceAddress(), opened.Url);
        var target = opened.Locator(":target");
        await Assertions.Expect(target).ToContainTextAsync("2002");
        await Assertions.Expect(target).ToBeInViewportAsync();
        await opened.CloseAsync();

        // A suggestion by keyboard alone.
        var said = await Messages(page).CountAsync();
        var words = (await suggestions.First.InnerTextAsync()).Trim();
        await page.GetByRole(AriaRole.Textbox).FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        for (var i = 0; i < 5 && !await suggestions.First.EvaluateAsync<bool>("button => button === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(said + 2, new() { Timeout = 15_000 });
        await Assertions.Expect(Messages(page).Nth(said)).ToContainTextAsync(words);

        // A reload keeps the conversation.
        await page.ReloadAsync();
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(said + 2, new() { Timeout = 30_000 });

        browser.AssertQuiet();
    }

    [Fact]
    public async Task APhoneInTheDarkShowsAllOfThePage()
    {
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{ServerProcess.FreePort()}", $"--Knowledge:Folder={TestFiles.ShippedData}"]);
        var address = await server.AddressAsync();
        await using var browser = await OpenBrowserAsync(address);
        var page = await browser.PageAsync(new() { ViewportSize = new() { Width = 320, Height = 640 }, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal(1, await page.GetByRole(AriaRole.Main).CountAsync());
        Assert.Equal("rgb(22, 24, 28)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GetByRole(AriaRole.Textbox).FillAsync("When did Koizumi first go to Pyongyang?");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        if (Environment.GetEnvironmentVariable(Screenshot) is { Length: > 0 } file)
            await page.ScreenshotAsync(new() { Path = Path.ChangeExtension(file, null) + "-phone.png" });
        await page.GotoAsync(address + "/sources");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        if (Environment.GetEnvironmentVariable(Screenshot) is { Length: > 0 } sources)
            await page.ScreenshotAsync(new() { Path = Path.ChangeExtension(sources, null) + "-sources.png" });
        browser.AssertQuiet();
    }

    [Fact]
    public async Task AServerThatForgotTheConversationMakesANewOneWithAVisibleLine()
    {
        var port = ServerProcess.FreePort();
        string[] arguments = [$"--urls=http://127.0.0.1:{port}", $"--Knowledge:Folder={TestFiles.ShippedData}"];
        var server = ServerProcess.Start(arguments);
        var address = await server.AddressAsync();
        await using var browser = await OpenBrowserAsync(address);
        var page = await browser.PageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await server.DisposeAsync();
        await using var restarted = ServerProcess.Start(arguments);
        await restarted.AddressAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("A new one has begun")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Textbox).FillAsync("help");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Messages(page)).ToHaveCountAsync(3, new() { Timeout = 30_000 });
    }

    /// <summary>The messages of the transcript; Web Chat has further articles within them and in its help.</summary>
    private static ILocator Messages(IPage page) => page.Locator("[role=feed] > article, [role=feed] > [role=article]");

    private static async Task<ChatBrowser> OpenBrowserAsync(string address)
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(program))
            Required.Missing($"there is no browser at {program}; install chromium, or set CHROMIUM_PATH");
        using var http = new HttpClient();
        if (!(await http.GetAsync(new Uri(address + "/webchat/webchat.js"))).IsSuccessStatusCode)
            Required.Missing("Web Chat could not be fetched when the server was built");
        return await ChatBrowser.OpenAsync(program, Arguments, address);
    }

    [GeneratedRegex(@"/sources/[a-z0-9-]+#s-.+-\d+-\d+$")]
    private static partial Regex SourceAddress();
}
