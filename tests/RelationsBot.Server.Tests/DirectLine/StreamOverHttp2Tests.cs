using System.Net;
using System.Net.WebSockets;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>A browser that speaks HTTP/2 with the server opens its socket by CONNECT (RFC 8441), not by GET.</summary>
public sealed class StreamOverHttp2Tests
{
    [Fact]
    public async Task ASocketOpensOverHttp2()
    {
        using var server = BridgeServer.With(("Kestrel:EndpointDefaults:Protocols", "Http2"));
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(new Http2(handler)) { BaseAddress = server.Listen().BaseAddress };
        var client = await DirectLineClient.StartAsync(http);

        using var socket = new ClientWebSocket { Options = { HttpVersion = HttpVersion.Version20, HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact } };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await socket.ConnectAsync(new Uri(client.StreamUrl), invoker, TestContext.Current.CancellationToken);
        var received = await socket.ReceiveAsync(new byte[64 * 1024], TestContext.Current.CancellationToken);
        Assert.True(received is { MessageType: WebSocketMessageType.Text, Count: > 0 });
    }

    private sealed class Http2(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
