using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>What tokens open and for how long, by HTTP and by socket ("Token", "Scope", "Refresh", "User" and "Stream" in the authentication rules).</summary>
public sealed class TokenRuleTests : IDisposable
{
    private const string Secret = "a-secret-of-more-than-thirty-two-characters";

    private readonly ManualTimeProvider clock = new();
    private readonly BridgeServer server;
    private readonly HttpClient http;

    public TokenRuleTests()
    {
        server = BridgeServer.At(clock, ("DirectLine:Secrets:0", Secret));
        http = server.Client();
    }

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task WithoutACredentialEveryRouteAnswers401()
    {
        var client = await DirectLineClient.StartAsync(http);
        client.Token = "";
        await AllAnswerAsync(client, HttpStatusCode.Unauthorized, "MissingProperty");
        Assert.Equal(401, await StreamClient.RefusedAsync(server, client.StreamUrl.Split("&t=")[0]));
    }

    [Fact]
    public async Task WithADamagedTokenEveryRouteAnswers403()
    {
        var client = await DirectLineClient.StartAsync(http);
        client.Token = client.Token[..^3] + "abc";
        await AllAnswerAsync(client, HttpStatusCode.Forbidden, "BadArgument");
    }

    [Fact]
    public async Task WithATokenOfAnotherConversationEveryRouteThatNamesOneAnswers403()
    {
        var (mine, other) = (await DirectLineClient.StartAsync(http), await DirectLineClient.StartAsync(http));
        other.Token = mine.Token;
        var answers = await other.CallAllAsync();
        Assert.All(["reconnect", "post", "read", "upload"], route => Assert.Equal(HttpStatusCode.Forbidden, answers[route].StatusCode));
        Assert.Single((await mine.ReadAsync()).Activities);
    }

    [Fact]
    public async Task WithAnEndedTokenEveryRouteAnswers403AtOnceWithoutSkew()
    {
        var client = await DirectLineClient.StartAsync(http);
        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await client.PollAsync()).StatusCode);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await AllAnswerAsync(client, HttpStatusCode.Forbidden, "TokenExpired");
    }

    [Fact]
    public async Task ARefreshedTokenLivesInFullTheOldOneToItsOwnEndAndTheLineForADay()
    {
        var client = await DirectLineClient.StartAsync(http);
        var old = new DirectLineClient(http) { Token = client.Token };
        clock.Advance(TimeSpan.FromMinutes(20));
        await RefreshAsync(client, 1800);
        Assert.Equal(HttpStatusCode.OK, (await old.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, (await old.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PollAsync()).StatusCode);

        for (var minutes = 30; minutes < (24 * 60) - 25; minutes += 25)
        {
            await RefreshAsync(client, 1800);
            clock.Advance(TimeSpan.FromMinutes(25));
        }

        // 23 h 50 min after the first.
        await RefreshAsync(client, 600);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
    }

    [Fact]
    public async Task ATokenOfOneKindIsNotUsableAsAnother()
    {
        var client = await DirectLineClient.StartAsync(http);
        var streamToken = client.StreamUrl.Split("&t=")[1];
        Assert.Equal(403, await StreamClient.RefusedAsync(server, client.StreamUrl.Split("&t=")[0] + "&t=" + client.Token));
        client.Token = streamToken;
        await AllAnswerAsync(client, HttpStatusCode.Forbidden, "BadArgument");
    }

    [Fact]
    public async Task AStreamAddressConnectsForSixtySeconds()
    {
        var client = await DirectLineClient.StartAsync(http);
        clock.Advance(TimeSpan.FromMilliseconds(59_999));
        using (await StreamClient.ConnectAsync(server, client.StreamUrl))
            clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(403, await StreamClient.RefusedAsync(server, client.StreamUrl));
    }

    [Fact]
    public async Task ASocketIsClosedWith1008WhenTheNewestTokenOfItsConversationHasEnded()
    {
        var client = await DirectLineClient.StartAsync(http);
        using var socket = await StreamClient.ConnectAsync(server, client.StreamUrl);
        await socket.FrameAsync();
        clock.Advance(TimeSpan.FromMinutes(25));
        await RefreshAsync(client, 1800);
        var renewed = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(29));
        await client.SayAsync("help");

        Assert.Equal((WebSocketCloseStatus.PolicyViolation, "The token has expired."), await clock.RunAsync(socket.ClosedAsync()));
        Assert.InRange(clock.GetUtcNow() - renewed, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
    }

    [Fact]
    public async Task AQuietSocketGetsAnEmptyTextFrameEveryTwentySeconds()
    {
        var client = await DirectLineClient.StartAsync(http);
        using var socket = await StreamClient.ConnectAsync(server, client.StreamUrl);
        await socket.FrameAsync();
        var since = clock.GetUtcNow();
        for (var i = 0; i < 3; i++)
        {
            var frame = await clock.RunAsync(socket.ReceiveAsync(), longest: TimeSpan.FromSeconds(20));
            Assert.Equal((WebSocketMessageType.Text, 0, true), (frame.MessageType, frame.Count, frame.EndOfMessage));
        }

        Assert.InRange(clock.GetUtcNow() - since, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task TheUserOfATokenOverwritesTheSenderAndNoClientPosesAsTheBotOrAsAnothersUser()
    {
        var client = new DirectLineClient(http) { Token = Secret };
        var generated = await (await client.SendAsync(HttpMethod.Post, "/tokens/generate", "{\"user\":{\"id\":\"dl_anna\",\"name\":\"Anna\"}}")).JsonAsync();
        client.Token = generated.GetProperty("token").GetString()!;
        client.Read(await (await client.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());
        await client.PostAsync(JsonNode.Parse("""
            {"type":"message","text":"help","from":{"id":"relationsbot","name":"RelationsBot","role":"bot"},"recipient":{"id":"dl_bert"},
             "serviceUrl":"https://evil.example","conversation":{"id":"other"},"channelId":"msteams","id":"mine","timestamp":"1999-01-01T00:00:00Z"}
            """)!);
        var echo = (await client.ReadAsync()).Activities[1];
        Assert.Equal("""{"id":"dl_anna","name":"Anna","role":"user"}""", echo.GetProperty("from").GetRawText());
        Assert.Equal("relationsbot", echo.GetProperty("recipient").GetProperty("id").GetString());
        Assert.False(echo.TryGetProperty("serviceUrl", out _));
        Assert.Equal((client.ConversationId, "directline"), (echo.GetProperty("conversation").GetProperty("id").GetString(), echo.GetProperty("channelId").GetString()));
        Assert.Equal($"{client.ConversationId}|0000002", echo.GetProperty("id").GetString());
        Assert.Equal("2026-01-02T03:04:05.000Z", echo.GetProperty("timestamp").GetString());

        var nobody = new DirectLineClient(http) { Token = Secret };
        nobody.Read(await (await nobody.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());
        foreach (var id in new[] { "relationsbot", "RelationsBot", "dl_anna", "DL_anna", "" })
            Assert.Equal(HttpStatusCode.BadRequest, (await nobody.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "help", ["from"] = new JsonObject { ["id"] = id } })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.SayAsync("help")).StatusCode);
    }

    private static async Task RefreshAsync(DirectLineClient client, int seconds)
    {
        var refreshed = await (await client.SendAsync(HttpMethod.Post, "/tokens/refresh")).JsonAsync();
        Assert.Equal((client.ConversationId, seconds), (refreshed.GetProperty("conversationId").GetString(), refreshed.GetProperty("expires_in").GetInt32()));
        client.Token = refreshed.GetProperty("token").GetString()!;
    }

    private static async Task AllAnswerAsync(DirectLineClient client, HttpStatusCode status, string code)
    {
        foreach (var (route, answer) in await client.CallAllAsync())
            Assert.Equal((route, status, code), (route, answer.StatusCode, (await answer.JsonAsync()).GetProperty("error").GetProperty("code").GetString()));
    }
}
