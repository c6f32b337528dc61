using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>The client's end of a stream.</summary>
internal sealed class StreamClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly byte[] buffer = new byte[256 * 1024];

    private StreamClient(WebSocket socket) => Socket = socket;

    public WebSocket Socket { get; }

    /// <summary>Connects to a server in memory.</summary>
    /// <exception cref="InvalidOperationException">The handshake failed; the message has its status.</exception>
    public static async Task<StreamClient> ConnectAsync(BridgeServer server, string address, string? origin = null, string? from = null)
    {
        var sockets = server.InMemory.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            if (origin is not null)
                request.Headers.Origin = origin;
            if (from is not null)
                request.Headers[BridgeServer.RemoteAddress] = from;
        };
        return new(await sockets.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken));
    }

    /// <summary>The status that a handshake fails with.</summary>
    public static async Task<int> RefusedAsync(BridgeServer server, string address, string? origin = null, string? from = null)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(server, address, origin, from));
        return int.Parse(refused.Message.Split(' ')[^1].TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The next frame, which is a closing one, an empty one or activities.</summary>
    public async Task<WebSocketReceiveResult> ReceiveAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        return await Socket.ReceiveAsync(buffer, timeout.Token);
    }

    /// <summary>The activities of the next frame.</summary>
    public async Task<IReadOnlyList<JsonElement>> FrameAsync()
    {
        var received = await ReceiveAsync();
        Assert.True(received.EndOfMessage);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count));
        Assert.NotEmpty(document.RootElement.GetProperty("watermark").GetString()!);
        return [.. document.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.Clone())];
    }

    /// <summary>Reads on until the server closes.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Reason)> ClosedAsync()
    {
        while ((await ReceiveAsync()).MessageType != WebSocketMessageType.Close)
            continue;
        return (Socket.CloseStatus, Socket.CloseStatusDescription);
    }

    public Task SendAsync(int bytes) => Socket.SendAsync(new byte[bytes], WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public void Dispose() => Socket.Dispose();
}
