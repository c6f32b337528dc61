using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Start;
using RelationsBot.Server.Tests.Authentication;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Limits;

/// <summary>Who is told to come back later, and that nobody else is.</summary>
public sealed class RateLimitTests(AuthenticatedServer authenticated) : IClassFixture<AuthenticatedServer>
{
    [Fact]
    public async Task TokensForTheChatPageAreLimitedByAddress()
    {
        using var server = new BridgeServer();
        using var http = server.Client();
        for (var i = 0; i < RateLimits.ChatTokens; i++)
            Assert.Equal(HttpStatusCode.OK, (await DirectLineClient.TokenAsync(http, "192.0.2.1")).StatusCode);
        await TooManyAsync(await DirectLineClient.TokenAsync(http, "192.0.2.1"));
        Assert.Equal(HttpStatusCode.OK, (await DirectLineClient.TokenAsync(http, "192.0.2.2")).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AForwardedAddressCountsOnlyFromAKnownProxy(bool isKnown)
    {
        using var server = isKnown ? BridgeServer.With(("Server:KnownProxies:0", "192.0.2.1")) : new BridgeServer();
        using var http = server.Client();
        for (var i = 0; i < RateLimits.ChatTokens; i++)
            Assert.Equal(HttpStatusCode.OK, (await TokenForAsync(http, "198.51.100.1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TokenForAsync(http, "198.51.100.1")).StatusCode);
        Assert.Equal(isKnown ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, (await TokenForAsync(http, "198.51.100.2")).StatusCode);

        // Nobody gets out of it by a chain that he made up.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TokenForAsync(http, "198.51.100.3, 198.51.100.1")).StatusCode);
    }

    [Fact]
    public async Task WrongTokensOfAChannelAreLimitedByAddressAndRightOnesAlwaysWork()
    {
        using var server = BridgeServer.With(AuthenticatedServer.Settings(authenticated.Authority));
        using var http = server.Client();
        for (var i = 0; i < RateLimits.WrongCredentials; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "192.0.2.1", "damaged")).StatusCode);
        await TooManyAsync(await PostAsync(http, "192.0.2.1", "damaged"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "192.0.2.2", "damaged")).StatusCode);
        var right = AuthorityDouble.ChannelKey.Sign(AuthenticatedServer.ChannelClaims("http://localhost:9"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "192.0.2.1", right)).StatusCode);
    }

    [Fact]
    public async Task OfThisMachineOnlyTheTokensAreChecked()
    {
        using var server = BridgeServer.With(AuthenticatedServer.Settings(authenticated.Authority));
        using var http = server.Client();
        for (var i = 0; i <= RateLimits.WrongCredentials; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "127.0.0.1", "damaged")).StatusCode);
    }

    [Fact]
    public async Task CallsWithoutCredentialsFromOtherMachinesAreLimitedByAddress()
    {
        using var server = BridgeServer.With(("BotFramework:AllowUnauthenticatedRemote", "true"));
        using var http = server.Client();
        for (var i = 0; i < RateLimits.WithoutCredentials; i++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "192.0.2.1")).StatusCode);
        await TooManyAsync(await PostAsync(http, "192.0.2.1"));
        await TooManyAsync(await new DirectLineClient(http) { Address = "192.0.2.1" }.SendAsync(HttpMethod.Post, "/conversations"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "192.0.2.2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "127.0.0.1")).StatusCode);

        // Nor is a token of the page's visitors.
        var visitor = await DirectLineClient.StartAsync(http);
        var same = new DirectLineClient(http) { Address = "192.0.2.1", Token = visitor.Token };
        same.Continue(visitor);
        Assert.Equal(HttpStatusCode.OK, (await same.PollAsync()).StatusCode);
    }

    [Fact]
    public async Task OfOneConversationOnlySomeActivitiesAreWorkedOnAtTheSameTime()
    {
        var release = new TaskCompletionSource();
        await using var channel = await ConnectorDouble.StartAsync(release.Task);
        using var server = new BridgeServer();
        using var http = server.Client();
        var waiting = Enumerable.Range(0, RateLimits.AtOncePerConversation).Select(i => http.PostAsync(Messages.Messages.Activity(id: $"w{i}", serviceUrl: channel.Url))).ToList();
        await channel.Called(RateLimits.AtOncePerConversation);
        await TooManyAsync(await http.PostAsync(Messages.Messages.Activity(id: "one-more", serviceUrl: channel.Url)));
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(Messages.Messages.Inline(Messages.Messages.Activity(conversation: "another")))).StatusCode);
        release.SetResult();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task BeyondAllPlacesAndAllThatMayWaitAnActivityIsRefused()
    {
        using var server = new BridgeServer();
        var limits = server.Service<TurnLimits>();
        var release = new TaskCompletionSource<IResult>();
        var taken = Enumerable.Range(0, RateLimits.AtOnce + RateLimits.Waiting).Select(i => limits.RunAsync($"c{i}", () => release.Task)).ToList();
        Assert.All(taken, turn => Assert.False(turn.IsCompleted));
        Assert.IsType<RetryLater>(await limits.RunAsync("one more", () => release.Task));

        release.SetResult(Results.Ok());
        Assert.All(await Task.WhenAll(taken), answer => Assert.IsNotType<RetryLater>(answer));
        Assert.IsNotType<RetryLater>(await limits.RunAsync("one more", () => release.Task));
    }

    private static async Task TooManyAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("TooManyRequests", (await response.JsonAsync()).GetProperty("error").GetProperty("code").GetString());
    }

    private static Task<HttpResponseMessage> TokenForAsync(HttpClient http, string forwardedFor)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        request.Headers.Add(BridgeServer.RemoteAddress, "192.0.2.1");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string address, string? token = null)
    {
        JsonObject activity = Messages.Messages.Inline(Messages.Messages.Activity());
        activity["channelId"] = "msteams";
        (string, string)[] headers = [(BridgeServer.RemoteAddress, address), .. token is null ? [] : new[] { ("Authorization", "Bearer " + token) }];
        return http.PostBytesAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), "application/json", headers);
    }
}
