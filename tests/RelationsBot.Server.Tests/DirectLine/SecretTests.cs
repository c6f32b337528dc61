using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>What a secret opens, and what is done about wrong ones ("Secrets" in the authentication rules).</summary>
public sealed class SecretTests(SecretTests.ServerWithTwo two) : IClassFixture<SecretTests.ServerWithTwo>
{
    private const string First = "the-first-secret-of-more-than-thirty-two-characters";
    private const string Second = "the-second-secret-of-more-than-thirty-two-characters";

    private readonly HttpClient http = two.Server.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public async Task EachOfTwoSecretsMayDoEverything(string secret)
    {
        var visitor = await DirectLineClient.StartAsync(http);
        var holder = new DirectLineClient(http) { Token = secret };
        Assert.Equal(HttpStatusCode.OK, (await holder.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        holder.Read(await (await holder.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());

        // The client library goes on with the secret, not with the token it was given.
        holder.Token = secret;
        Assert.Equal(HttpStatusCode.OK, (await holder.SayAsync("help")).StatusCode);
        Assert.Equal(3, (await holder.ReadAsync()).Activities.Count);
        var reconnected = await holder.SendAsync(HttpMethod.Get, $"/conversations/{visitor.ConversationId}?watermark=1");
        holder.Read(await reconnected.JsonAsync());
        Assert.Equal(visitor.ConversationId, holder.ConversationId);
        await holder.SayAsync("help");
        Assert.Equal(3, (await visitor.ReadAsync()).Activities.Count);
    }

    [Fact]
    public async Task ASecretBeginsNoConversationUnderAnIdOfItsOwn()
    {
        var holder = new DirectLineClient(http) { Token = First };
        Assert.Equal(HttpStatusCode.NotFound, (await holder.SendAsync(HttpMethod.Get, "/conversations/made-up")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await holder.SendAsync(HttpMethod.Get, "/conversations/made-up/activities")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await holder.SendAsync(HttpMethod.Post, "/conversations/made-up/activities", "{\"type\":\"message\",\"from\":{\"id\":\"x\"}}")).StatusCode);
    }

    [Fact]
    public async Task ASecretCountsInTheAuthorizationHeaderOnlyAndAsABearer()
    {
        var client = new DirectLineClient(http);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(HttpMethod.Post, $"/tokens/generate?secret={First}&t={First}&access_token={First}")).StatusCode);
        foreach (var scheme in new[] { "Basic", "BotConnector" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineClient.Base}/tokens/generate") { Headers = { Authorization = new AuthenticationHeaderValue(scheme, First) } };
            Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request, Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task ASecretOpensNoStreamAndRefreshesNothing()
    {
        var client = await DirectLineClient.StartAsync(http);
        Assert.Equal(403, await StreamClient.RefusedAsync(two.Server, client.StreamUrl.Split("&t=")[0] + "&t=" + First));
        client.Token = First;
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
    }

    [Fact]
    public async Task BeyondSixtyWrongCredentialsAMinuteFromOneAddressFurtherOnesAreTooManyAndRightOnesAlwaysWork()
    {
        const string address = "192.0.2.60";
        var right = await DirectLineClient.StartAsync(http);
        var wrong = new DirectLineClient(http) { Address = address, Token = "damaged" };
        wrong.Read(await (await right.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());
        var stream = wrong.StreamUrl;
        wrong.Token = "damaged";
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await wrong.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await wrong.PollAsync()).StatusCode);
            Assert.Equal(403, await StreamClient.RefusedAsync(two.Server, stream + "x", from: address));
        }

        var refused = await wrong.SendAsync(HttpMethod.Post, "/tokens/generate");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("TooManyRequests", (await refused.JsonAsync()).GetProperty("error").GetProperty("code").GetString());
        Assert.All((await wrong.CallAllAsync()).Values, answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode));
        Assert.Equal(429, await StreamClient.RefusedAsync(two.Server, stream + "x", from: address));

        var elsewhere = new DirectLineClient(http) { Address = "192.0.2.61", Token = "damaged" };
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        wrong.Token = First;
        Assert.Equal(HttpStatusCode.OK, (await wrong.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        wrong.Token = right.Token;
        Assert.Equal(HttpStatusCode.OK, (await wrong.PollAsync()).StatusCode);
        using var socket = await StreamClient.ConnectAsync(two.Server, stream, from: address);
    }

    /// <summary>With two secrets.</summary>
    public sealed class ServerWithTwo : IDisposable
    {
        public BridgeServer Server { get; } = BridgeServer.With(("DirectLine:Secrets:0", First), ("DirectLine:Secrets:1", Second));

        public void Dispose() => Server.Dispose();
    }
}
