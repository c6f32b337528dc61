using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>What the client library of Web Chat does when its tokens end. The server has a clock of the test's own.</summary>
public sealed class DirectLineJsTokenTests : IDisposable
{
    private readonly ManualTimeProvider clock = new();
    private readonly BridgeServer server;
    private readonly HttpClient http;

    public DirectLineJsTokenTests()
    {
        server = BridgeServer.At(clock);
        http = server.Listen();
    }

    public void Dispose()
    {
        http.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task WhereTheTokenEndedThePollingClientSaysSoAndGoesOnWithANewerOne()
    {
        await using var client = await DirectLineJs.StartAsync(http, webSocket: false);
        await client.ActivityAsync(1);
        clock.Advance(TimeSpan.FromMinutes(29));
        var page = new DirectLineClient(http) { Token = client.Token };
        var newer = await (await page.SendAsync(HttpMethod.Post, "/tokens/refresh")).JsonAsync();

        clock.Advance(TimeSpan.FromMinutes(1));
        await client.StatusAsync(DirectLineJs.ExpiredToken);
        Assert.Equal(DirectLineJs.Retry, await client.SayAsync("too late"));

        await client.ReconnectAsync(newer);
        await client.StatusAsync(DirectLineJs.Online);
        await client.SayAsync(BridgeServer.Question);
        Assert.Contains(BridgeServer.AnswerPart, (await client.ActivityAsync(3)).GetProperty("text").GetString());
        client.AssertWhole(3);
    }

    [Fact]
    public async Task WhereTheNewestTokenEndedTheStreamingClientIsClosedAndSaysSo()
    {
        await using var client = await DirectLineJs.StartAsync(http, webSocket: true, haste: 300);
        await client.ActivityAsync(1);
        clock.Advance(TimeSpan.FromMinutes(30));
        await client.StatusAsync(DirectLineJs.ExpiredToken);
        Assert.Equal(DirectLineJs.Retry, await client.SayAsync("too late"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RefreshedTokensOutliveTheFirst(bool webSocket)
    {
        await using var client = await DirectLineJs.StartAsync(http, webSocket, renew: 300);
        await client.ActivityAsync(1);
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));

            // The first of them may have been under way before.
            await client.NextTokenAsync();
            await client.NextTokenAsync();
        }

        await client.SayAsync(BridgeServer.Question);
        Assert.Contains(BridgeServer.AnswerPart, (await client.ActivityAsync(3)).GetProperty("text").GetString());
        Assert.Equal(DirectLineJs.Online, client.Status);
        client.AssertWhole(3);
    }
}
