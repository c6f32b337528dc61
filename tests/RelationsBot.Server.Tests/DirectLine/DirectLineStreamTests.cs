using System.Net.WebSockets;
using System.Text;
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
        var welcome = Assert.Single(await FrameAsync(socket));
        Assert.Equal("bot", welcome.GetProperty("from").GetProperty("role").GetString());

        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, Cancel);
        await client.SayAsync(BridgeServer.Question);
        var said = new List<JsonElement>();
        while (said.Count < 2)
            said.AddRange(await FrameAsync(socket));
        Assert.Equal(BridgeServer.Question, said[0].GetProperty("text").GetString());
        Assert.Contains(BridgeServer.AnswerPart, said[1].GetProperty("text").GetString());

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task AfterAReconnectTheStreamGoesOnWhereTheClientWas()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        var (_, watermark) = await client.ReadAsync();
        await client.SayAsync("help");
        client.Read(await (await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}?watermark={watermark}")).JsonAsync());
        using var socket = await ConnectAsync(client.StreamUrl);
        Assert.Equal("help", (await FrameAsync(socket))[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task ABadStreamAddressFailsTheHandshake()
    {
        var client = await DirectLineClient.StartAsync(server.Client());
        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(client.StreamUrl + "x"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(client.StreamUrl.Split("&t=")[0]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(client.StreamUrl.Split("&t=")[0] + "&t=" + client.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(client.StreamUrl, "https://evil.example"));
        using var own = await ConnectAsync(client.StreamUrl, "http://localhost");
        Assert.Equal(WebSocketState.Open, own.State);
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
        await FrameAsync(socket);
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains(client.Token[^20..], StringComparison.Ordinal) || line.Contains(client.StreamUrl[^20..], StringComparison.Ordinal));
    }

    private Task<WebSocket> ConnectAsync(string address, string? origin = null)
    {
        var sockets = server.InMemory.CreateWebSocketClient();
        if (origin is not null)
            sockets.ConfigureRequest = request => request.Headers.Origin = origin;
        return sockets.ConnectAsync(new Uri(address), Cancel);
    }

    private static async Task<IReadOnlyList<JsonElement>> FrameAsync(WebSocket socket)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));
        var buffer = new byte[256 * 1024];
        var received = await socket.ReceiveAsync(buffer, timeout.Token);
        Assert.True(received.EndOfMessage);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count));
        Assert.NotEmpty(document.RootElement.GetProperty("watermark").GetString()!);
        return [.. document.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.Clone())];
    }
}
