using Microsoft.Playwright;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The chat as a person meets it, on its own page or in a frame of another.</summary>
internal sealed class ChatPage(IPage page, IFrameLocator? frame = null)
{
    public IPage Page => page;

    /// <summary>The messages of the transcript; Web Chat has further articles within them and in its help.</summary>
    public ILocator Messages => Locator("[role=feed] > article, [role=feed] > [role=article]");

    public ILocator Suggestions => Locator("[role=toolbar] button");

    public ILocator Input => frame?.GetByRole(AriaRole.Textbox) ?? page.GetByRole(AriaRole.Textbox);

    public ILocator Notice => Locator("#notice");

    public Task WelcomedAsync() => Assertions.Expect(Suggestions.First).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>Says something.</summary>
    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>The answer.</returns>
    public async Task<ILocator> AskAsync(string question, string wordsOfAnswer)
    {
        var before = await Messages.CountAsync();
        await SayAsync(question);
        await CountAsync(before + 2);
        await Assertions.Expect(Messages.Last).ToContainTextAsync(wordsOfAnswer);
        return Messages.Last;
    }

    public Task CountAsync(int messages) => Assertions.Expect(Messages).ToHaveCountAsync(messages, new() { Timeout = 60_000 });

    /// <summary>Whether nothing reaches beyond the right edge.</summary>
    public Task<bool> FitsAsync() => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");

    private ILocator Locator(string selector) => frame?.Locator(selector) ?? page.Locator(selector);
}
