using System.Net.WebSockets;
using System.Text.Json;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

public sealed class DirectLineStreamTests(BridgeServer server) : IClassFixture<BridgeServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheStreamBringsWelcomeEchoAndAnswerInOrder()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        using var socket = await ConnectAsync(client.StreamUrl);
        var welcome = Assert.Single(await socket.FrameAsync());
        Assert.Equal("bot", welcome.GetProperty("from").GetProperty("role").GetString());

        await socket.SendAsync(0);
        await client.SayAsync(BridgeServer.Question);
        var said = new List<JsonElement>();
        while (said.Count < 2)
            said.AddRange(await socket.FrameAsync());
        Assert.Equal(BridgeServer.Question, said[0].GetProperty("text").GetString());
        Assert.Contains(BridgeServer.AnswerPart, said[1].GetProperty("text").GetString());

        await socket.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        Assert.Equal(WebSocketState.Closed, socket.Socket.State);
    }

    [Fact]
    public async Task AfterAReconnectTheStreamGoesOnWhereTheClientWas()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        var (_, watermark) = await client.ReadAsync();
        await client.SayAsync("help");
        client.Read(await (await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}?watermark={watermark}")).JsonAsync());
        using var socket = await ConnectAsync(client.StreamUrl);
        Assert.Equal("help", (await socket.FrameAsync())[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task ABadStreamAddressFailsTheHandshake()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        var other = await DirectLineClient.StartAsync(server.Client());
        var bare = client.StreamUrl.Split("&t=")[0];
        Assert.Equal(401, await StreamClient.RefusedAsync(server, bare));
        Assert.Equal(403, await StreamClient.RefusedAsync(server, client.StreamUrl + "x"));
        Assert.Equal(403, await StreamClient.RefusedAsync(server, bare + "&t=" + client.Token));
        Assert.Equal(403, await StreamClient.RefusedAsync(server, bare + "&t=" + other.StreamUrl.Split("&t=")[1]));
        Assert.Equal(400, await StreamClient.RefusedAsync(server, client.StreamUrl.Replace("watermark=0", "watermark=77", StringComparison.Ordinal)));
        Assert.Equal(403, await StreamClient.RefusedAsync(server, client.StreamUrl, "https://evil.example"));
        Assert.Equal(403, await StreamClient.RefusedAsync(server, client.StreamUrl, "null"));
        using var own = await ConnectAsync(client.StreamUrl, "http://localhost");
        Assert.Equal(WebSocketState.Open, own.Socket.State);
    }

    [Fact]
    public async Task AFrameOfMoreThan64KilobytesIsTooLarge()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        using var socket = await ConnectAsync(client.StreamUrl);
        await socket.SendAsync(64 * 1024);
        await client.SayAsync("help");
        Assert.NotEmpty(await socket.FrameAsync());
        await socket.SendAsync((64 * 1024) + 1);
        Assert.Equal((WebSocketCloseStatus.MessageTooBig, "The frame is too large."), await socket.ClosedAsync());
    }

    [Fact]
    public async Task AtMostFiveSocketsServeAConversationAndTheOldestGivesWay()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        var sockets = new List<StreamClient>();
        for (var i = 0; i < 6; i++)
            sockets.Add(await ConnectAsync(client.StreamUrl));
        Assert.Equal((WebSocketCloseStatus.NormalClosure, "collision"), await sockets[0].ClosedAsync());
        foreach (var open in sockets.Skip(1))
        {
            Assert.Single(await open.FrameAsync());
            open.Dispose();
        }
    }

    [Fact]
    public async Task WithoutAnUpgradeNoSocketLosesItsPlace()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        using var socket = await ConnectAsync(client.StreamUrl);
        await socket.FrameAsync();
        for (var i = 0; i < 6; i++)
            await server.Client().GetAsync(new Uri(client.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal)), Cancel);
        await client.SayAsync("help");
        Assert.NotEmpty(await socket.FrameAsync());
    }

    [Fact]
    public async Task WithoutAnUpgradeTheStreamIsRefused()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        var answer = await server.Client().GetAsync(new Uri(client.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal)), Cancel);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task NoTokenIsEverLogged()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        using var socket = await ConnectAsync(client.StreamUrl);
        await socket.FrameAsync();
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains(client.Token[^20..], StringComparison.Ordinal) || line.Contains(client.StreamUrl[^20..], StringComparison.Ordinal));
    }

    private Task<StreamClient> ConnectAsync(string address, string? origin = null) => StreamClient.ConnectAsync(server, address, origin);
}
