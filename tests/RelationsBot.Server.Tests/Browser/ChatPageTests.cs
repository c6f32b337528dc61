using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The real page of the real server in a real browser, with the data that the product ships.</summary>
public sealed partial class ChatPageTests(ShippedSite site, Chromium chromium) : IClassFixture<ShippedSite>
{
    private const string Question = "When did Koizumi first go to Pyongyang?";

    private const string Answer = "17 September 2002";

    [Fact]
    public async Task AQuestionIsAnsweredCitedAndFollowedUp()
    {
        await using var browser = await chromium.OpenAsync(site.Address);
        var chat = await browser.ChatAsync(new() { ViewportSize = new() { Width = 1000, Height = 720 } });
        await Assertions.Expect(chat.Page.GetByText("Answers about Japan–North Korea relations")).ToBeVisibleAsync();
        var answer = await chat.AskAsync(Question, Answer);
        var citation = answer.GetByRole(AriaRole.Link).First;
        await Assertions.Expect(citation).ToHaveAttributeAsync("href", SourceAddress());
        await Assertions.Expect(chat.Suggestions.First).ToBeVisibleAsync();
        await PictureAsync(chat.Page, "");

        // The citation opens the source at the sentence. By keyboard: the transcript may still scroll under a pointer.
        var opened = await chat.Page.Context.RunAndWaitForPageAsync(() => citation.PressAsync("Enter"));
        await opened.WaitForLoadStateAsync();
        Assert.Matches(SourceAddress(), opened.Url);
        var target = opened.Locator(":target");
        await Assertions.Expect(target).ToContainTextAsync("2002");
        await Assertions.Expect(target).ToBeInViewportAsync();
        await opened.CloseAsync();

        // Its entry in the list of sources shows what stands there, with the same link.
        await answer.GetByRole(AriaRole.Button).Filter(new() { HasText = "Abductions" }).First.ClickAsync();
        var preview = chat.Page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = "Open the source" });
        await Assertions.Expect(preview).ToContainTextAsync("visited North Korea");
        await Assertions.Expect(preview.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", SourceAddress());
        await Accessibility.AssertAsync(chat.Page);
        await chat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(preview).ToBeHiddenAsync();

        await chat.AskAsync("and who did he meet?", "Kim Jong Il");

        // A suggestion is said as its words.
        var said = await chat.Messages.CountAsync();
        var words = (await chat.Suggestions.First.InnerTextAsync()).Trim();
        await chat.Suggestions.First.ClickAsync();
        await chat.CountAsync(said + 2);
        await Assertions.Expect(chat.Messages.Nth(said)).ToContainTextAsync(words);

        // A reload keeps the conversation.
        await chat.Page.ReloadAsync();
        await chat.CountAsync(said + 2);
        browser.AssertQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1000)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task EveryPageIsAccessibleAndFits(ColorScheme scheme, int width)
    {
        await using var browser = await chromium.OpenAsync(site.Address);
        var chat = await browser.ChatAsync(new() { ViewportSize = new() { Width = width, Height = 700 }, ColorScheme = scheme });
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(22, 24, 28)" : "rgb(255, 255, 255)", await chat.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.True(await chat.FitsAsync());
        await Accessibility.AssertAsync(chat.Page);

        await chat.AskAsync(Question, Answer);

        // Both come with a card.
        var timeline = await chat.AskAsync("timeline", "1894");
        await Assertions.Expect(Card(timeline)).ToContainTextAsync("Battle of the Yalu River");
        await Assertions.Expect(Card(timeline).GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", SourceAddress());
        var help = await chat.AskAsync("help", "I answer questions about Japan–North Korea relations");
        await Assertions.Expect(Card(help).GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
        await Assertions.Expect(chat.Suggestions.First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.True(await chat.FitsAsync());
        await Accessibility.AssertAsync(chat.Page);
        await PictureAsync(chat.Page, $"-{scheme}-{width}");

        await chat.Page.GotoAsync(site.Address + "/sources");
        Assert.True(await chat.FitsAsync());
        await Accessibility.AssertAsync(chat.Page);
        await chat.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        Assert.True(await chat.FitsAsync());
        await Accessibility.AssertAsync(chat.Page);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task TheKeyboardAloneIsEnough()
    {
        await using var browser = await chromium.OpenAsync(site.Address);
        var chat = await browser.ChatAsync();
        var keyboard = chat.Page.Keyboard;
        await TabToAsync(chat, "Tab", chat.Input);
        await keyboard.TypeAsync(Question);
        await keyboard.PressAsync("Enter");
        await chat.CountAsync(3);

        // Back over the suggestions to the transcript, and into its last message.
        await Assertions.Expect(chat.Suggestions.First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await TabToAsync(chat, "Shift+Tab", chat.Suggestions.First);
        await TabToAsync(chat, "Shift+Tab", chat.Page.Locator("[role=group].webchat__basic-transcript"));
        await keyboard.PressAsync("Enter");
        var citation = chat.Messages.Last.GetByRole(AriaRole.Link).First;
        await Assertions.Expect(citation).ToBeFocusedAsync();
        var opened = await chat.Page.Context.RunAndWaitForPageAsync(() => keyboard.PressAsync("Enter"));
        await opened.WaitForLoadStateAsync();
        Assert.Matches(SourceAddress(), opened.Url);
        await opened.CloseAsync();

        // A suggestion, and a new beginning.
        await keyboard.PressAsync("Escape");
        await TabToAsync(chat, "Tab", chat.Suggestions.First);
        await keyboard.PressAsync("Enter");
        await chat.CountAsync(5);
        await TabToAsync(chat, "Shift+Tab", chat.Page.GetByRole(AriaRole.Button, new() { Name = "Start over" }));
        await keyboard.PressAsync("Enter");
        await chat.CountAsync(1);
        browser.AssertQuiet();
    }

    private static async Task TabToAsync(ChatPage chat, string key, ILocator goal)
    {
        const string isFocused = "element => element === document.activeElement";
        for (var i = 0; i < 30 && !await goal.EvaluateAsync<bool>(isFocused); i++)
            await chat.Page.Keyboard.PressAsync(key);
        Assert.True(await goal.EvaluateAsync<bool>(isFocused));
    }

    private static ILocator Card(ILocator message) => message.Locator(".ac-adaptiveCard");

    /// <summary>A picture for the eye, where RELATIONSBOT_SCREENSHOT names a file.</summary>
    private static async Task PictureAsync(IPage page, string suffix)
    {
        if (Environment.GetEnvironmentVariable("RELATIONSBOT_SCREENSHOT") is { Length: > 0 } file)
            await page.ScreenshotAsync(new() { Path = $"{Path.ChangeExtension(file, null)}{suffix}.png" });
    }

    [GeneratedRegex(@"/sources/[a-z0-9-]+#s-.+-\d+-\d+$")]
    private static partial Regex SourceAddress();
}
