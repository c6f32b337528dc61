using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Limits;

/// <summary>Callers that send slowly or are gone without a word hold up nobody, and not for ever.</summary>
public sealed class SlowSenderTests : IDisposable
{
    private const int Many = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<TcpClient> sockets = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => sockets.ForEach(socket => socket.Dispose());

    [Fact]
    public async Task MoreSlowSendersThanActivitiesMayBeWorkedOnDelayNobodyAndAreRefused()
    {
        // The shortest grace there is, so that the test ends soon.
        using var server = BridgeServer.Changed(services => services.PostConfigure<KestrelServerOptions>(kestrel =>
        {
            Assert.Equal(Server.Limits.RequestLimits.BodySpeed, kestrel.Limits.MinRequestBodyDataRate!.BytesPerSecond);
            kestrel.Limits.MinRequestBodyDataRate = new(240, TimeSpan.FromSeconds(2));
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(2);
        }));
        using var http = server.Listen();
        var bodies = new List<NetworkStream>();
        for (var i = 0; i < Many; i++)
            bodies.Add(await SendAsync(http.BaseAddress!, $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{\"type\":{i}"));
        var heads = await SendAsync(http.BaseAddress!, "POST /api/messages HTTP/1.1\r\nHost: loc");

        using var answer = await http.PostAsync(Messages.Messages.Inline(Messages.Messages.Activity()));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        foreach (var body in bodies.Take(10))
        {
            var refused = await ToEndAsync(body);
            Assert.StartsWith("HTTP/1.1 408 ", refused, StringComparison.Ordinal);
            Assert.Contains("\"RequestTimeout\"", refused, StringComparison.Ordinal);
        }

        Assert.StartsWith("HTTP/1.1 408 ", await ToEndAsync(heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStreamWhoseClientGivesNoSignOfLifeIsCutAndTheOthersGoOn()
    {
        using var server = BridgeServer.Changed(services => services.PostConfigure<WebSocketOptions>(sockets =>
        {
            Assert.Equal(Server.Limits.RequestLimits.PingTime, sockets.KeepAliveTimeout);
            (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200));
        }));
        using var http = server.Listen();
        var client = await DirectLineClient.StartAsync(http);
        var address = new Uri(client.StreamUrl);

        // It reads, as it must to see the end, but never answers a ping.
        var dead = await SendAsync(http.BaseAddress!, $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 101 ", await ToEndAsync(dead), StringComparison.Ordinal);

        client.Read(await (await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}")).JsonAsync());
        using var alive = new System.Net.WebSockets.ClientWebSocket();
        await alive.ConnectAsync(new Uri(client.StreamUrl), Cancel);
        await client.SayAsync("help");
        var buffer = new byte[64 * 1024];
        var received = await alive.ReceiveAsync(buffer, Cancel);
        Assert.Contains("\"activities\"", Encoding.UTF8.GetString(buffer, 0, received.Count), StringComparison.Ordinal);
    }

    private async Task<NetworkStream> SendAsync(Uri address, string text)
    {
        var socket = new TcpClient();
        sockets.Add(socket);
        await socket.ConnectAsync(address.Host, address.Port, Cancel);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);
        return stream;
    }

    private static async Task<string> ToEndAsync(NetworkStream stream)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        timeout.CancelAfter(Patience);
        using var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, timeout.Token);
        }
        catch (IOException)
        {
            // Reset instead of closed.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }
}
