using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RelationsBot.Server.Telemetry;
using Xunit;

namespace RelationsBot.Server.Tests.Authentication;

public sealed class MessagesAuthenticationTests(AuthenticatedServer server) : IClassFixture<AuthenticatedServer>
{
    private static int conversations;

    private readonly HttpClient client = server.Server.Client();
    private readonly string conversation = $"auth{Interlocked.Increment(ref conversations)}";

    [Fact]
    public async Task AChannelGetsItsReplyWithTheBotsOwnToken()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        using var response = await PostAsync(Question(connector.Url), ChannelToken(connector.Url), (BridgeServer.RemoteAddress, "192.0.2.7"), ("Host", "bot.example"), ("X-Forwarded-For", "192.0.2.8"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (_, headers, activity) = Assert.Single(connector.Received);
        Assert.StartsWith("Bearer issued-by-the-login-", headers["Authorization"].ToString());
        Assert.Contains(BridgeServer.AnswerPart, activity.GetProperty("text").GetString());
        Assert.Contains("https://bot.example/sources/", activity.ToString());
        Assert.Contains("https://api.botframework.com/.default", server.Authority.Scopes);
    }

    [Fact]
    public async Task TheEmulatorGetsItsReplyOnThisMachine()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        using var response = await PostAsync(Question(connector.Url), EmulatorToken());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("Bearer ", Assert.Single(connector.Received).Headers["Authorization"].ToString());
    }

    [Fact]
    public async Task ASkillCallerGetsItsReplyWithATokenForItself()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        using var response = await PostAsync(Question(connector.Url), EmulatorToken(AuthenticatedServer.AllowedCaller));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(connector.Received);
        Assert.Contains(AuthenticatedServer.AllowedCaller + "/.default", server.Authority.Scopes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.AAAA")]
    public async Task WithoutAValidTokenNobodyIsLetInWhereverTheyAre(string? authorization)
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var before = server.Authority.Requests;
        using var response = await SendAsync(HttpMethod.Post, Encoding.UTF8.GetBytes(Question(connector.Url).ToJsonString()), "application/json", authorization);
        await UnauthorizedAsync(response);
        Assert.Empty(connector.Received);
        Assert.Equal(before, server.Authority.Requests);
    }

    [Theory]
    [InlineData("nonsense", "application/json")]
    [InlineData("{}", "text/plain")]
    [InlineData("", null)]
    [InlineData("huge", "application/json")]
    public async Task WhoHasNoTokenIsToldSoWhateverTheBody(string body, string? contentType) =>
        await UnauthorizedAsync(await SendAsync(HttpMethod.Post, body == "huge" ? new byte[2 * 1024 * 1024] : Encoding.UTF8.GetBytes(body), contentType, null));

    [Fact]
    public async Task AWrongAudienceIsNoticedBeforeTheBody()
    {
        var claims = AuthenticatedServer.ChannelClaims("https://smba.example/");
        claims["aud"] = "somebody-else";
        await UnauthorizedAsync(await SendAsync(HttpMethod.Post, [0xFF], "text/plain", "Bearer " + AuthorityDouble.ChannelKey.Sign(claims)));
    }

    [Fact]
    public async Task TheBodyIsNotReadForARefusedCaller()
    {
        var body = new CountingStream();
        var context = await server.Server.InMemory.SendAsync(request =>
        {
            request.Request.Method = "POST";
            request.Request.Path = "/api/messages";
            request.Request.ContentType = "application/json";
            request.Request.Headers.Authorization = "Bearer a.b.c";
            request.Request.Body = body;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(401, context.Response.StatusCode);
        Assert.Equal(0, body.Reads);
    }

    [Fact]
    public async Task WithATokenTheBodyIsHeldAgainstItsOwnRules()
    {
        var token = ChannelToken("https://smba.example/");
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, await SendAsync(HttpMethod.Post, "{}"u8.ToArray(), "text/plain", "Bearer " + token));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, await SendAsync(HttpMethod.Post, new byte[2 * 1024 * 1024], "application/json", "Bearer " + token));
        await RefusedAsync(HttpStatusCode.BadRequest, await SendAsync(HttpMethod.Post, "{}"u8.ToArray(), "application/json", "Bearer " + token));
        await RefusedAsync(HttpStatusCode.BadRequest, await SendAsync(HttpMethod.Post, Encoding.UTF8.GetBytes(new string('[', 100_000)), "application/json", "Bearer " + token));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("conversation")]
    [InlineData("serviceUrl")]
    public async Task AnActivityWithoutWhatItNeedsIsABadRequest(string property)
    {
        var activity = Question("https://smba.example/");
        activity.Remove(property);
        await RefusedAsync(HttpStatusCode.BadRequest, await PostAsync(activity, ChannelToken("https://smba.example/")));
    }

    [Fact]
    public async Task AnotherServiceUrlThanTheSignedOneIsForbiddenAndNotCalled()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(Question(connector.Url), ChannelToken("https://smba.example/")));
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(Messages.Messages.Inline(Question(connector.Url)), ChannelToken("https://smba.example/")));
        Assert.Empty(connector.Received);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("slack")]
    [InlineData(null)]
    public async Task AChannelThatTheKeyIsNotEndorsedForIsForbidden(string? channelId)
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var activity = Question(connector.Url);
        activity["channelId"] = channelId;
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(activity, ChannelToken(connector.Url)));
        Assert.Empty(connector.Received);
    }

    [Theory]
    [InlineData("https://smba.example/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://169.254.169.254/")]
    public async Task AnEmulatorTokenSendsNoReplyElsewhere(string serviceUrl)
    {
        var before = server.Authority.Scopes.Count;
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(Question(serviceUrl), EmulatorToken()));
        Assert.Equal(before, server.Authority.Scopes.Count);
    }

    [Fact]
    public async Task ALaterDeliveryCannotTakeAStoredReplyElsewhere()
    {
        await using var first = await ConnectorDouble.StartAsync();
        await using var second = await ConnectorDouble.StartAsync();
        first.Status = HttpStatusCode.NotFound;
        Assert.Equal(HttpStatusCode.BadGateway, (await PostAsync(Question(first.Url), ChannelToken(first.Url))).StatusCode);
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(Question(second.Url), ChannelToken(first.Url)));
        Assert.Empty(second.Received);
    }

    [Fact]
    public async Task AnUnknownSkillCallerIsForbidden() =>
        await RefusedAsync(HttpStatusCode.Forbidden, await PostAsync(Question("http://localhost:9"), EmulatorToken("55555555-aaaa-bbbb-cccc-444444444444")));

    [Fact]
    public async Task TheTokenThatTheBotSendsToTheConnectorDoesNotOpenIt()
    {
        var claims = AuthenticatedServer.EmulatorClaims();
        claims["aud"] = "https://api.botframework.com";
        await UnauthorizedAsync(await PostAsync(Question("http://localhost:9"), AuthorityDouble.EmulatorKey.Sign(claims)));
    }

    [Fact]
    public async Task ATokenOfTheConnectorThatIsRefusedIsReplacedOnce()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        connector.Status = HttpStatusCode.Unauthorized;
        Assert.Equal(HttpStatusCode.BadGateway, (await PostAsync(Question(connector.Url), ChannelToken(connector.Url))).StatusCode);
        Assert.Equal(2, connector.Received.Select(received => received.Headers["Authorization"].ToString()).Distinct().Count());
        Assert.Equal(2, connector.Received.Count);
    }

    [Fact]
    public async Task ADeniedLoginIsABadGatewayAndShowsInHealth()
    {
        await using var authority = await AuthorityDouble.StartAsync();
        await using var connector = await ConnectorDouble.StartAsync();
        using var bot = BridgeServer.With(AuthenticatedServer.Settings(authority));
        using var http = bot.Client();
        authority.LoginStatus = 401;
        Assert.Equal(HttpStatusCode.BadGateway, (await PostAsync(http, Question(connector.Url), ChannelToken(connector.Url))).StatusCode);
        Assert.Empty(connector.Received);
        var health = await (await http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).JsonAsync();
        Assert.Equal("""{"status":"degraded","degraded":["credentials"]}""", health.GetRawText());

        authority.LoginStatus = 200;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, Question(connector.Url), ChannelToken(connector.Url))).StatusCode);
        Assert.Single(connector.Received);
        Assert.Equal("ready", (await (await http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task WithoutAnyKeysTheChannelIsAskedToComeAgain()
    {
        await using var authority = await AuthorityDouble.StartAsync();
        authority.KeyStatus = 503;
        using var bot = BridgeServer.With(AuthenticatedServer.Settings(authority));
        using var http = bot.Client();
        using var response = await PostAsync(http, Question("http://localhost:9"), ChannelToken("http://localhost:9"));
        await RefusedAsync(HttpStatusCode.ServiceUnavailable, response);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        var health = await (await http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).JsonAsync();
        Assert.Equal("""{"status":"degraded","degraded":["keys"]}""", health.GetRawText());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task OnlyPostIsAllowed(string method)
    {
        using var response = await SendAsync(new(method), null, null, null);
        await RefusedAsync(HttpStatusCode.MethodNotAllowed, response);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task StreamingIsNotOffered()
    {
        (string, string)[] upgrade = [("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")];
        await UnauthorizedAsync(await SendAsync(HttpMethod.Get, null, null, null, [.. upgrade, ("channelid", "msteams")]));
        await RefusedAsync(HttpStatusCode.MethodNotAllowed, await SendAsync(HttpMethod.Get, null, null, "Bearer " + ChannelToken("https://smba.example/"), upgrade));
    }

    [Fact]
    public async Task NoOutgoingCallFollowsARefusal()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Messages.Messages.Inline(Question(connector.Url)), ChannelToken(connector.Url))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Messages.Messages.Inline(Question(connector.Url)), EmulatorToken())).StatusCode);
        var before = server.Authority.Requests;
        (string Claim, JsonNode? Value)[] changes =
            [("aud", "x"), ("iss", "x"), ("exp", 1), ("exp", null), ("nbf", 4_000_000_000), ("serviceurl", null), ("serviceurl", "https://smba.example/"), ("ver", "9"), ("azp", "x"), ("tid", "x")];
        foreach (var (claim, value) in changes)
        {
            var (channel, emulator) = (AuthenticatedServer.ChannelClaims(connector.Url), AuthenticatedServer.EmulatorClaims());
            if (channel.ContainsKey(claim) || claim == "nbf")
            {
                channel[claim] = value?.DeepClone();
                await RefusedAsync(claim == "serviceurl" && value is not null ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, await PostAsync(Question(connector.Url), AuthorityDouble.ChannelKey.Sign(channel)));
            }

            if (emulator.ContainsKey(claim) || claim == "nbf")
            {
                emulator[claim] = value?.DeepClone();
                await RefusedAsync(claim == "azp" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, await PostAsync(Question(connector.Url), AuthorityDouble.EmulatorKey.Sign(emulator)));
            }
        }

        await UnauthorizedAsync(await PostAsync(Question(connector.Url), ChannelToken(connector.Url)[..^4] + "AAAA"));
        Assert.Empty(connector.Received);
        Assert.Equal(before, server.Authority.Requests);
    }

    [Fact]
    public async Task ADirectLineTokenIsNoTokenOfAChannel()
    {
        using var chat = new HttpRequestMessage(HttpMethod.Post, "/chat/token");
        chat.Headers.Add("Origin", "https://bot.example");
        var token = (await (await client.SendAsync(chat, TestContext.Current.CancellationToken)).JsonAsync()).GetProperty("token").GetString()!;
        await UnauthorizedAsync(await PostAsync(Question("http://localhost:9"), token));

        using var directLine = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        directLine.Headers.Authorization = new("Bearer", ChannelToken("http://localhost:9"));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(directLine, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task RefusalsAreCountedByReasonAndLoggedOnceASecond()
    {
        var counted = new List<string?>();
        var clock = new BotFramework.Tests.ManualTimeProvider();
        using var bot = BridgeServer.At(clock, AuthenticatedServer.Settings(server.Authority));
        using var http = bot.Client();
        var meters = bot.InMemory.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == ServerMeter.RefusalsName && instrument.Meter.Scope == meters)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
                counted.AddRange(tags.ToArray().Select(tag => (string?)tag.Value));
        });
        listener.Start();
        var claims = AuthenticatedServer.ChannelClaims("https://smba.example/");
        claims["iss"] = "https://evil.test/\r\nWarning forged";
        for (var call = 0; call < 50; call++)
        {
            if (call == 49)
                clock.Advance(TimeSpan.FromSeconds(1));
            await UnauthorizedAsync(await PostAsync(http, Question("https://smba.example/"), AuthorityDouble.ChannelKey.Sign(claims)));
        }

        await UnauthorizedAsync(await SendAsync(http, HttpMethod.Post, null, null, null));

        Assert.Equal(50, counted.Count(reason => reason == "Issuer"));
        Assert.Equal(1, counted.Count(reason => reason == "NoToken"));
        var lines = bot.Logs.Lines.Where(line => line.Contains("was refused: Issuer", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Contains(@"https://evil.test/\u000d\u000aWarning\u0020forged, key channel-key", line));
        Assert.All(lines, line => Assert.StartsWith("Warning ", line));
    }

    private JsonObject Question(string serviceUrl)
    {
        var activity = Messages.Messages.Activity(serviceUrl: serviceUrl, conversation: conversation);
        activity["channelId"] = "msteams";
        return activity;
    }

    private static string ChannelToken(string serviceUrl) => AuthorityDouble.ChannelKey.Sign(AuthenticatedServer.ChannelClaims(serviceUrl));

    private static string EmulatorToken(string app = AuthenticatedServer.AppId) => AuthorityDouble.EmulatorKey.Sign(AuthenticatedServer.EmulatorClaims(app));

    private Task<HttpResponseMessage> PostAsync(JsonObject activity, string token, params (string Name, string Value)[] headers) => PostAsync(client, activity, token, headers);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, JsonObject activity, string token, params (string Name, string Value)[] headers) =>
        SendAsync(client, HttpMethod.Post, Encoding.UTF8.GetBytes(activity.ToJsonString()), "application/json", "Bearer " + token, headers);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, byte[]? body, string? contentType, string? authorization, params (string Name, string Value)[] headers) =>
        SendAsync(client, method, body, contentType, authorization, headers);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, byte[]? body, string? contentType, string? authorization, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/messages");
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        if (contentType is not null)
            request.Content!.Headers.ContentType = new(contentType);
        foreach (var (name, value) in authorization is null ? headers : [.. headers, ("Authorization", authorization)])
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task UnauthorizedAsync(HttpResponseMessage response)
    {
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        await RefusedAsync(HttpStatusCode.Unauthorized, response);
        Assert.Equal("""{"error":{"code":"Unauthorized","message":"A valid token is needed."}}""", await response.TextAsync());
    }

    private static async Task RefusedAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await response.TextAsync())!["error"]!["code"]!);
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
