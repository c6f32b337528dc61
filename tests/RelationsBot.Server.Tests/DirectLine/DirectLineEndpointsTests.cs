using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

public sealed class DirectLineEndpointsTests(DirectLineEndpointsTests.TrustingServer trusting) : IClassFixture<DirectLineEndpointsTests.TrustingServer>
{
    private const string Secret = "a-secret-of-more-than-thirty-two-characters";

    private readonly HttpClient http = trusting.Server.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AConversationBeginsWithAWelcomeAndGoesOnWithAnswers()
    {
        var client = await DirectLineClient.StartAsync(http);
        var (activities, watermark) = await client.ReadAsync();
        var welcome = Assert.Single(activities);
        Assert.Equal("bot", welcome.GetProperty("from").GetProperty("role").GetString());
        Assert.False(welcome.TryGetProperty("replyToId", out _));

        var id = (await (await client.SayAsync(BridgeServer.Question)).JsonAsync()).GetProperty("id").GetString();
        (activities, var next) = await client.ReadAsync(watermark);
        Assert.Equal(2, activities.Count);
        Assert.Equal(id, activities[0].GetProperty("id").GetString());
        Assert.Equal("ca-1", activities[0].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.StartsWith("dl_", activities[0].GetProperty("from").GetProperty("id").GetString());
        Assert.Contains(BridgeServer.AnswerPart, activities[1].GetProperty("text").GetString());
        Assert.Equal(id, activities[1].GetProperty("replyToId").GetString());
        Assert.Contains("http://localhost/sources/bridge#s-history-1-1", activities[1].GetProperty("text").GetString());
        Assert.NotEqual(watermark, next);
        Assert.Equal((await client.PollAsync(watermark)).StatusCode, (await client.PollAsync(next)).StatusCode);
        Assert.Empty((await client.ReadAsync(next)).Activities);
    }

    [Fact]
    public async Task ASecondStartResumesTheConversationWithoutASecondWelcome()
    {
        var client = new DirectLineClient(http) { Token = (await (await DirectLineClient.TokenAsync(http)).JsonAsync()).GetProperty("token").GetString()! };
        var first = await client.SendAsync(HttpMethod.Post, "/conversations", "{\"user\":{},\"locale\":\"en-US\"}");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        client.Read(await first.JsonAsync());
        var second = await client.SendAsync(HttpMethod.Post, "/conversations", "{}");
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(client.ConversationId, (await second.JsonAsync()).GetProperty("conversationId").GetString());
        Assert.Single((await client.ReadAsync()).Activities);
    }

    [Fact]
    public async Task WhoIsForgottenLosesTheirWordsAndKeepsTheConversation()
    {
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync(BridgeServer.Question);
        var (_, watermark) = await client.ReadAsync();

        await client.SayAsync("forget me");
        var (activities, _) = await client.ReadAsync(watermark);
        Assert.Equal("forget me", activities[0].GetProperty("text").GetString());
        Assert.Contains("other conversations", activities[1].GetProperty("text").GetString(), StringComparison.Ordinal);
        await client.SayAsync("repeat");
        (activities, _) = await client.ReadAsync();
        Assert.Equal(["event", "event", "event", "message", "message", "message", "message"], activities.Select(activity => activity.GetProperty("type").GetString()));
        Assert.DoesNotContain(activities, activity => activity.GetRawText().Contains(BridgeServer.AnswerPart, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReconnectGoesOnAfterTheWatermark()
    {
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("help");
        var answer = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}?watermark=1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var conversation = await answer.JsonAsync();
        Assert.StartsWith($"ws://localhost/v3/directline/conversations/{client.ConversationId}/stream?watermark=1&t=", conversation.GetProperty("streamUrl").GetString());
        Assert.Equal(1800, conversation.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task OnlyASecretGeneratesTokens()
    {
        var client = new DirectLineClient(http);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        client.Token = "wrong";
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        client.Token = Secret;
        var generated = await (await client.SendAsync(HttpMethod.Post, "/tokens/generate", "{\"user\":{\"id\":\"dl_anna\"}}")).JsonAsync();
        Assert.False(generated.TryGetProperty("streamUrl", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(HttpMethod.Post, "/tokens/generate", "{\"user\":{\"id\":\"anna\"}}")).StatusCode);
        client.Token = generated.GetProperty("token").GetString()!;
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
    }

    [Fact]
    public async Task ASecretBeginsAConversationToo()
    {
        var client = new DirectLineClient(http) { Token = Secret };
        var started = await client.SendAsync(HttpMethod.Post, "/conversations");
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        client.Read(await started.JsonAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("help")).StatusCode);
    }

    [Fact]
    public async Task WithoutSecretsNobodyElseBeginsConversations()
    {
        using var closed = new BridgeServer();
        var client = new DirectLineClient(closed.Client()) { Token = "" };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        client.Token = "anything";
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/tokens/generate")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/conversations")).StatusCode);
    }

    [Fact]
    public async Task ATokenOpensItsOwnConversationOnly()
    {
        var (mine, other) = (await DirectLineClient.StartAsync(http), await DirectLineClient.StartAsync(http));
        other.Token = mine.Token;
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PollAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.SayAsync("x")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.SendAsync(HttpMethod.Get, $"/conversations/{other.ConversationId}")).StatusCode);
        other.Token = "";
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.PollAsync()).StatusCode);
        other.Token = mine.Token[..^3] + "abc";
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PollAsync()).StatusCode);
    }

    [Fact]
    public async Task UploadsAreNotTaken()
    {
        var client = await DirectLineClient.StartAsync(http);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/upload?userId=x", "--x--", "multipart/form-data; boundary=x")).StatusCode);
    }

    [Fact]
    public async Task TheSessionIdStaysTheSame()
    {
        var client = await DirectLineClient.StartAsync(http);
        var first = await (await client.SendAsync(HttpMethod.Get, "/session/getsessionid")).JsonAsync();
        Assert.Equal(first.GetProperty("sessionId").GetString(), (await (await client.SendAsync(HttpMethod.Get, "/session/getsessionid")).JsonAsync()).GetProperty("sessionId").GetString());
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":7}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\"}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"nothing-known\"}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"message\",\"text\":null,\"value\":{\"a\":1}}", HttpStatusCode.OK)]
    public async Task APostIsTakenOrRefusedByItsForm(string body, HttpStatusCode status)
    {
        var client = await DirectLineClient.StartAsync(http);
        await AnswersAsync(status, await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/activities", body));
    }

    [Fact]
    public async Task APostOfAnotherKindOrSizeIsRefused()
    {
        var client = await DirectLineClient.StartAsync(http);
        var path = $"/conversations/{client.ConversationId}/activities";
        await AnswersAsync(HttpStatusCode.UnsupportedMediaType, await client.SendAsync(HttpMethod.Post, path, "{}", "text/plain"));
        await AnswersAsync(HttpStatusCode.UnsupportedMediaType, await client.SendAsync(HttpMethod.Post, path, "{}", null));
        await AnswersAsync(HttpStatusCode.RequestEntityTooLarge, await client.SayAsync(new string('x', 300_000)));
        await AnswersAsync(HttpStatusCode.BadRequest, await client.SayAsync(new string('x', 100_000)));
        await AnswersAsync(HttpStatusCode.BadRequest, await client.PollAsync("not-a-watermark"));
        await AnswersAsync(HttpStatusCode.BadRequest, await client.PollAsync("999"));
    }

    [Fact]
    public async Task AConversationThatHasNotBegunIsNotFound()
    {
        var client = new DirectLineClient(http);
        var token = await (await DirectLineClient.TokenAsync(http)).JsonAsync();
        client.Token = token.GetProperty("token").GetString()!;
        await AnswersAsync(HttpStatusCode.NotFound, await client.SendAsync(HttpMethod.Get, $"/conversations/{token.GetProperty("conversationId").GetString()}/activities"));
    }

    [Fact]
    public async Task NothingIsCached()
    {
        var client = await DirectLineClient.StartAsync(http);
        Assert.True((await client.PollAsync()).Headers.CacheControl!.NoStore);
        client.Token = "";
        Assert.True((await client.PollAsync()).Headers.CacheControl!.NoStore);
        Assert.True((await DirectLineClient.TokenAsync(http)).Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("http://localhost", true)]
    [InlineData("https://shop.example:8443", false)]
    [InlineData("http://shop.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("https://shop.example.evil.example", false)]
    [InlineData("null", false)]
    public async Task OnlyTrustedOriginsGetCorsAndAnAnswer(string origin, bool trusted)
    {
        var begun = await DirectLineClient.StartAsync(http);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"{DirectLineClient.Base}/conversations");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        var allowed = await http.SendAsync(preflight, Cancel);
        Assert.Equal(trusted ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, allowed.StatusCode);
        Assert.Equal(trusted, allowed.Headers.Contains("Access-Control-Allow-Origin"));
        if (trusted)
        {
            Assert.Equal(origin, Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("authorization, content-type, x-ms-bot-agent, x-requested-with", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Headers")));
            Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));
        }

        var client = new DirectLineClient(http) { Token = begun.Token, Origin = origin };
        var refreshed = await client.SendAsync(HttpMethod.Post, "/tokens/refresh");
        Assert.Equal(trusted ? HttpStatusCode.OK : HttpStatusCode.Forbidden, refreshed.StatusCode);
        client.Token = "damaged";
        var refused = await client.SendAsync(HttpMethod.Post, "/tokens/refresh");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(trusted, refused.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/api/messages")]
    [InlineData("/chat/token")]
    [InlineData("/health/live")]
    [InlineData("/")]
    public async Task NothingElseHasCors(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://shop.example");
        Assert.DoesNotContain((await http.SendAsync(request, Cancel)).Headers, header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChatTokensAreForTheOwnPageAndLimited()
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        foreign.Headers.Add("Origin", "https://shop.example");
        await AnswersAsync(HttpStatusCode.Forbidden, await http.SendAsync(foreign, Cancel));
        HttpResponseMessage? last = null;
        for (var i = 0; i < 31; i++)
            last = await DirectLineClient.TokenAsync(http, "192.0.2.7");
        await AnswersAsync(HttpStatusCode.TooManyRequests, last!);
        Assert.NotNull(last!.Headers.RetryAfter);
    }

    private static async Task AnswersAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        var body = await response.TextAsync();
        Assert.DoesNotContain("Exception", body);
        if ((int)status >= 400)
            Assert.NotEmpty((string)JsonNode.Parse(body)!["error"]!["message"]!);
    }

    /// <summary>With a secret, and an origin that it trusts.</summary>
    public sealed class TrustingServer : IDisposable
    {
        public BridgeServer Server { get; } = BridgeServer.With(("DirectLine:Secrets:0", Secret), ("DirectLine:TrustedOrigins:0", "https://shop.example"));

        public void Dispose() => Server.Dispose();
    }
}
