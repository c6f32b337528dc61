using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The chat on somebody else's page: by the one line that the README gives, where the page's origin is trusted and nowhere else.</summary>
public sealed partial class EmbedTests(Chromium chromium)
{
    [Fact]
    public async Task ATrustedPageShowsTheChatAndAnotherDoesNot()
    {
        await using var shop = await ForeignPage.StartAsync();
        await using var stranger = await ForeignPage.StartAsync();
        using var server = BridgeServer.With(("DirectLine:TrustedOrigins:0", shop.Address));
        var bot = server.Listen().BaseAddress!.GetLeftPart(UriPartial.Authority);
        shop.Snippet = stranger.Snippet = Documented().Replace("https://bot.example.org", bot, StringComparison.Ordinal);

        await using (var browser = await chromium.OpenAsync(bot, shop.Address))
        {
            var page = await browser.PageAsync(new() { ViewportSize = new() { Width = 600, Height = 800 } });
            await page.GotoAsync(shop.Address);
            var chat = new ChatPage(page, page.FrameLocator("iframe[title='RelationsBot']"));
            await chat.WelcomedAsync();
            await chat.AskAsync(BridgeServer.Question, BridgeServer.AnswerPart);
            await Accessibility.AssertAsync(page);
            if (Environment.GetEnvironmentVariable("RELATIONSBOT_SCREENSHOT") is { Length: > 0 } file)
                await page.ScreenshotAsync(new() { Path = $"{Path.ChangeExtension(file, null)}-embed.png" });
            browser.AssertQuiet();
        }

        await using (var browser = await chromium.OpenAsync(bot, stranger.Address))
        {
            var page = await browser.PageAsync();
            await page.GotoAsync(stranger.Address);
            await Assertions.Expect(page.Locator("iframe")).ToHaveCountAsync(1);
            await Assertions.Expect(page.FrameLocator("iframe").Locator("body")).ToBeAttachedAsync();
            await Assertions.Expect(page.FrameLocator("iframe").Locator("#webchat")).ToHaveCountAsync(0);
            Assert.Contains(browser.Complaints, complaint => complaint.Contains("frame-ancestors", StringComparison.Ordinal));

            // Nor does it get a token by itself.
            Assert.Equal("refused", await page.EvaluateAsync<string>("address => fetch(address, { method: 'POST' }).then(() => 'answered', () => 'refused')", bot + "/chat/token"));
        }
    }

    /// <summary>The line that the README tells site owners to write.</summary>
    private static string Documented() => Line().Match(File.ReadAllText(Path.Combine(TestFiles.Repository, "src", "RelationsBot.Server", "README.md"))).Value;

    [GeneratedRegex("<script src=.*embed.js.*</script>")]
    private static partial Regex Line();
}
