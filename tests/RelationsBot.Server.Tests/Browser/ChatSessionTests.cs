using Microsoft.Playwright;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Hosting.Storage;
using Xunit;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>What becomes of a conversation on the page: votes, several tabs, ended tokens, servers that go away. The server runs in this process.</summary>
public sealed class ChatSessionTests(Chromium chromium) : IDisposable
{
    private readonly ManualTimeProvider clock = new();
    private readonly List<BridgeServer> servers = [];

    public void Dispose() => servers.ForEach(server => server.Dispose());

    [Fact]
    public async Task AVoteReachesTheStorageWithTheAnswerThatItJudges()
    {
        var (server, address) = Listen();
        await using var browser = await chromium.OpenAsync(address);
        var chat = await browser.ChatAsync();
        var answer = await chat.AskAsync(BridgeServer.Question, BridgeServer.AnswerPart);
        var storage = server.Service<IConversationStorage>();
        await answer.GetByRole(AriaRole.Button, new() { Name = "Dislike" }).ClickAsync();
        IReadOnlyList<Feedback> votes;
        while ((votes = await storage.ReadFeedbackAsync(TestContext.Current.CancellationToken)).Count == 0)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var vote = Assert.Single(votes);
        Assert.False(vote.IsPositive);
        Assert.Equal(BridgeServer.Question, vote.Answer!.Question);
        Assert.Contains(BridgeServer.AnswerPart, vote.Answer.Text);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task TheAnswerIsNotHeldBackByAReplyToSomethingUnknown()
    {
        var (_, address) = Listen();
        await using var browser = await chromium.OpenAsync(address);
        var page = await browser.PageAsync();

        var (posted, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/activities", StringComparison.Ordinal))
                posted.TrySetResult();
        };
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains(BridgeServer.AnswerPart, StringComparison.Ordinal) == true)
                answered.TrySetResult();
        };

        // From here on the page's clock moves by the test alone: Web Chat would hold a reply back for five seconds of it.
        var noon = new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
        await page.Clock.InstallAsync(new() { TimeDate = noon });
        var chat = new ChatPage(page);
        await page.GotoAsync(address);
        await chat.WelcomedAsync();
        await page.Clock.PauseAtAsync(noon.AddMinutes(5));
        await chat.SayAsync(BridgeServer.Question);
        await UntilAsync(page, () => Task.FromResult(posted.Task.IsCompleted), 60_000);
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await UntilAsync(page, async () => await chat.Messages.CountAsync() >= 3, 4_000);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task TwoTabsOfOneConversationShowTheSame()
    {
        var (_, address) = Listen();
        await using var browser = await chromium.OpenAsync(address);
        var first = await browser.ChatAsync();
        await first.AskAsync(BridgeServer.Question, BridgeServer.AnswerPart);

        // As a browser does that duplicates a tab.
        var second = new ChatPage(await first.Page.Context.RunAndWaitForPageAsync(() => first.Page.EvaluateAsync("() => { open('/'); }")));
        await second.CountAsync(3);
        await second.AskAsync("and what did she found?", "Bridge Company");
        await first.CountAsync(5);
        await first.AskAsync("help", "I answer questions");
        await second.CountAsync(7);
        Assert.Equal(await first.Messages.AllInnerTextsAsync(), await second.Messages.AllInnerTextsAsync());
        browser.AssertQuiet();
    }

    [Fact]
    public async Task WhereTheTokenDiedANewConversationBeginsWithAVisibleLineAndTheWordsAreKept()
    {
        var (_, address) = Listen();
        await using var browser = await chromium.OpenAsync(address);
        var chat = await browser.ChatAsync();
        await chat.AskAsync(BridgeServer.Question, BridgeServer.AnswerPart);
        clock.Advance(TimeSpan.FromHours(25));
        await chat.SayAsync("help");
        await Assertions.Expect(chat.Notice).ToHaveTextAsync("The earlier conversation has ended. A new one has begun.", new() { Timeout = 60_000 });
        await chat.CountAsync(1);
        await Assertions.Expect(chat.Input).ToHaveValueAsync("help");
        await chat.Input.PressAsync("Enter");
        await chat.CountAsync(3);
        await Assertions.Expect(chat.Notice).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AServerThatForgotTheConversationBeginsANewOneWithAVisibleLine()
    {
        var (server, address) = Listen();
        await using var browser = await chromium.OpenAsync(address);
        var chat = await browser.ChatAsync();
        await server.Service<IConversationStorage>().ExpireAsync(DateTimeOffset.MaxValue, TestContext.Current.CancellationToken);
        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Notice).ToHaveTextAsync("The earlier conversation has ended. A new one has begun.", new() { Timeout = 60_000 });
        await chat.CountAsync(1);
    }

    [Fact]
    public async Task AServerThatIsAwayForAWhileKeepsTheConversation()
    {
        var (_, address) = Listen();
        await using var browser = await chromium.OpenAsync(address);
        var chat = await browser.ChatAsync();
        await chat.AskAsync(BridgeServer.Question, BridgeServer.AnswerPart);
        await chat.Page.RouteAsync("**/v3/directline/**", route => route.FulfillAsync(new() { Status = 502 }));
        await chat.Page.ReloadAsync();
        await Assertions.Expect(chat.Notice).ToHaveTextAsync("The bot cannot be reached. Trying again …", new() { Timeout = 60_000 });
        await chat.Page.UnrouteAllAsync();
        await chat.CountAsync(3);
        await Assertions.Expect(chat.Notice).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AtAnAddressThatTheServerIsNotSetUpForThePageSaysSo()
    {
        var (_, address) = Listen(("Server:PublicUrl", "https://bot.example"));
        await using var browser = await chromium.OpenAsync(address);
        var chat = new ChatPage(await browser.PageAsync());
        await chat.Page.GotoAsync(address);
        await Assertions.Expect(chat.Notice).ToContainTextAsync("Server:PublicUrl", new() { Timeout = 60_000 });
    }

    private (BridgeServer Server, string Address) Listen(params (string Key, string Value)[] settings)
    {
        var server = BridgeServer.At(clock, settings);
        servers.Add(server);
        return (server, server.Listen().BaseAddress!.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Moves the page's clock by small steps until it is so.</summary>
    private static async Task UntilAsync(IPage page, Func<Task<bool>> isSo, int atMost)
    {
        for (var passed = 0; passed <= atMost; passed += 20)
        {
            if (await isSo())
                return;
            await page.Clock.RunForAsync(20);
        }

        Assert.Fail($"Not so after {atMost} ms of the page's time.");
    }
}
