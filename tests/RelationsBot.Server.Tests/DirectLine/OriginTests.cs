using System.Net;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>From which pages Direct Line may be used ("Origins" and "CORS" in the authentication rules).</summary>
public sealed class OriginTests(OriginTests.TrustingServer trusting) : IClassFixture<OriginTests.TrustingServer>
{
    private const string Secret = "a-secret-of-more-than-thirty-two-characters";
    private const string Configured = "https://shop.example";
    private const string Named = "https://named.example";

    private readonly HttpClient http = trusting.Server.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Named, true)]
    [InlineData("http://localhost", true)]
    [InlineData(Configured, false)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task TheOriginsOfATokenCountInsteadOfTheConfiguredOnes(string origin, bool trusted)
    {
        var token = await GenerateAsync("{\"trustedOrigins\":[\"" + Named + "\",\"null\",\"*\"]}");
        var page = new DirectLineClient(http) { Token = token, Origin = origin };
        var started = await page.SendAsync(HttpMethod.Post, "/conversations");
        Assert.Equal(trusted ? HttpStatusCode.Created : HttpStatusCode.Forbidden, started.StatusCode);
        Assert.Equal(trusted, started.Headers.Contains("Access-Control-Allow-Origin"));

        // A browser checks no origin of a socket.
        var client = new DirectLineClient(http) { Token = token };
        client.Read(await (await client.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());
        if (trusted)
            using (await StreamClient.ConnectAsync(trusting.Server, client.StreamUrl, origin))
                return;
        Assert.Equal(403, await StreamClient.RefusedAsync(trusting.Server, client.StreamUrl, origin));
    }

    [Fact]
    public async Task ABrowserMayAskForPagesThatSomeTokenNames()
    {
        using var server = BridgeServer.With(("DirectLine:Secrets:0", Secret));
        var client = server.Client();
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(client, Named)).StatusCode);
        await new DirectLineClient(client) { Token = Secret }.SendAsync(HttpMethod.Post, "/tokens/generate", "{\"trustedOrigins\":[\"" + Named + "\",\"null\"]}");
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(client, Named)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(client, "null")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(client, "https://evil.example")).StatusCode);
    }

    [Theory]
    [InlineData("https://anybody.example", true)]
    [InlineData("null", false)]
    public async Task AStarTrustsEverybodyButThoseWithoutAnOrigin(string origin, bool trusted)
    {
        using var open = BridgeServer.With(("DirectLine:TrustedOrigins:0", "*"));
        var asked = await AskAsync(open.Client(), origin);
        Assert.Equal(trusted ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.Equal(trusted ? [origin] : [], asked.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []);
    }

    [Fact]
    public async Task EveryErrorAnswerHasCors()
    {
        var client = await DirectLineClient.StartAsync(http);
        var page = new DirectLineClient(http) { Origin = Configured, Token = client.Token };
        var path = $"/conversations/{client.ConversationId}/activities";
        (HttpStatusCode Status, Func<Task<HttpResponseMessage>> Call)[] calls =
        [
            (HttpStatusCode.BadRequest, () => page.SendAsync(HttpMethod.Post, path, "{")),
            (HttpStatusCode.BadRequest, () => page.SendAsync(HttpMethod.Get, path + "?watermark=x")),
            (HttpStatusCode.Forbidden, () => page.SendAsync(HttpMethod.Get, "/conversations/other")),
            (HttpStatusCode.Forbidden, () => new DirectLineClient(http) { Origin = Configured, Token = "damaged" }.SendAsync(HttpMethod.Get, path)),
            (HttpStatusCode.Unauthorized, () => new DirectLineClient(http) { Origin = Configured }.SendAsync(HttpMethod.Get, path)),
            (HttpStatusCode.NotFound, () => page.SendAsync(HttpMethod.Get, "/nowhere")),
            (HttpStatusCode.MethodNotAllowed, () => page.SendAsync(HttpMethod.Delete, path)),
            (HttpStatusCode.RequestEntityTooLarge, () => page.SendAsync(HttpMethod.Post, path, new string(' ', 300_000))),
            (HttpStatusCode.UnsupportedMediaType, () => page.SendAsync(HttpMethod.Post, path, "{}", "text/plain")),
            (HttpStatusCode.UnsupportedMediaType, () => page.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/upload", "x", "multipart/form-data; boundary=x")),
        ];
        foreach (var (status, call) in calls)
        {
            var answer = await call();
            Assert.Equal((status, Configured), (answer.StatusCode, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin"))));
            Assert.NotEmpty((await answer.JsonAsync()).GetProperty("error").GetProperty("message").GetString()!);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task AnEndedTokenIsToldToThePageThatItWasFor()
    {
        var clock = new BotFramework.Tests.ManualTimeProvider();
        using var server = BridgeServer.At(clock, ("DirectLine:Secrets:0", Secret));
        var page = new DirectLineClient(server.Client()) { Token = await GenerateAsync("{\"trustedOrigins\":[\"" + Named + "\"]}", server.Client()), Origin = Named };
        clock.Advance(TimeSpan.FromMinutes(30));
        var answer = await page.SendAsync(HttpMethod.Post, "/tokens/refresh");
        Assert.Equal((HttpStatusCode.Forbidden, Named), (answer.StatusCode, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin"))));
        Assert.Equal("TokenExpired", (await answer.JsonAsync()).GetProperty("error").GetProperty("code").GetString());
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string origin)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"{DirectLineClient.Base}/conversations");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        return await http.SendAsync(preflight, Cancel);
    }

    private async Task<string> GenerateAsync(string body, HttpClient? elsewhere = null) =>
        (await (await new DirectLineClient(elsewhere ?? http) { Token = Secret }.SendAsync(HttpMethod.Post, "/tokens/generate", body)).JsonAsync()).GetProperty("token").GetString()!;

    /// <summary>With a secret, and an origin that it trusts.</summary>
    public sealed class TrustingServer : IDisposable
    {
        public BridgeServer Server { get; } = BridgeServer.With(("DirectLine:Secrets:0", Secret), ("DirectLine:TrustedOrigins:0", Configured));

        public void Dispose() => Server.Dispose();
    }
}
