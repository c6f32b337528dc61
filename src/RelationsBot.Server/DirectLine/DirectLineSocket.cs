using System.Net.WebSockets;
using System.Text.Json;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Hosting.Storage;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Start;
using RelationsBot.Server.Telemetry;

namespace RelationsBot.Server.DirectLine;

/// <summary><c>GET …/stream</c>: what a conversation's log gains, as it gains it ("The WebSocket stream" in the Direct Line rules).</summary>
internal static class DirectLineSocket
{
    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseOfStorage = TimeSpan.FromSeconds(1);

    public static async Task ServeAsync(
        string conversationId, string? watermark, string? t, HttpContext context, DirectLineServer server, DirectLineCallers callers, ServerMeter meter, IHostApplicationLifetime lifetime)
    {
        var access = callers.AuthorizeStream(context, conversationId, t);
        if (!access.Succeeded)
        {
            await Errors.Of(access.Error).ExecuteAsync(context);
            return;
        }

        // Before the stream is opened, which may cost another its place.
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Errors.NotUpgraded.ExecuteAsync(context);
            return;
        }

        var opened = await server.OpenStreamAsync(access.Value, watermark, context.RequestAborted);
        if (!opened.Succeeded)
        {
            await Errors.Of(opened.Error).ExecuteAsync(context);
            return;
        }

        using var stream = opened.Value;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        meter.OpenStreams.Add(1);
        try
        {
            await ServeAsync(socket, stream, context.RequestAborted, lifetime.ApplicationStopping);
        }
        finally
        {
            meter.OpenStreams.Add(-1);
        }
    }

    private static async Task ServeAsync(WebSocket socket, DirectLineStream stream, CancellationToken aborted, CancellationToken stopping)
    {
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);

        // A source of its own: cancelling a receive aborts the socket, and then no closing frame could be sent.
        using var draining = new CancellationTokenSource();
        var (status, reason) = (WebSocketCloseStatus.EndpointUnavailable, "The server stops.");
        var drained = DrainAsync(socket, sending, () => (status, reason) = (WebSocketCloseStatus.MessageTooBig, "The frame is too large."), draining.Token);
        try
        {
            await SendAsync(socket, stream, sending.Token);
        }
        catch (OperationCanceledException)
        {
            // The client closed or left, or the server stops.
        }
        catch (WebSocketException)
        {
            // The connection broke; the client comes back with its watermark.
        }

        if (socket.State == WebSocketState.CloseReceived)
            await CloseAsync(socket, WebSocketCloseStatus.NormalClosure, null);
        else if (socket.State == WebSocketState.Open)
            await CloseAsync(socket, status, reason);
        draining.CancelAfter(TimeToClose);
        await drained;
    }

    private static async Task SendAsync(WebSocket socket, DirectLineStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await NextAsync(stream, cancellationToken);
            switch (next.Kind)
            {
                case StreamEventKind.Activities:
                    var frame = JsonSerializer.SerializeToUtf8Bytes(next.Activities!, DirectLineJsonContext.Default.ActivitySet);
                    await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                    break;
                case StreamEventKind.KeepAlive:
                    await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                    break;
                case StreamEventKind.TokenExpired:
                    await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, "The token has expired.");
                    return;
                case StreamEventKind.Displaced:
                    await CloseAsync(socket, WebSocketCloseStatus.NormalClosure, "collision");
                    return;
                default:
                    throw new InvalidOperationException($"Unknown stream event {next.Kind}.");
            }
        }
    }

    /// <summary>Waits through a failing storage: the stream goes on from its place, and the client need not come back for it.</summary>
    private static async Task<StreamEvent> NextAsync(DirectLineStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await stream.NextAsync(cancellationToken);
            }
            catch (StorageUnavailableException)
            {
                // Whoever posts or reads meanwhile is told, and that is logged.
                await Task.Delay(PauseOfStorage, cancellationToken);
            }
        }
    }

    /// <summary>Reads and forgets what the client sends, so that its closing is seen; sending ends with it, and with a frame too large.</summary>
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource sending, Action tooLarge, CancellationToken cancellationToken)
    {
        var buffer = new byte[4 * 1024];
        var length = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } received)
            {
                // The rest of it is read all the same: a connection ended over unread bytes loses its closing frame.
                length += received.Count;
                if (length > RequestLimits.FrameBytes && !sending.IsCancellationRequested)
                {
                    tooLarge();
                    await sending.CancelAsync();
                }

                if (received.EndOfMessage)
                    length = 0;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Gone.
        }

        await sending.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string? reason)
    {
        using var timeout = new CancellationTokenSource(TimeToClose);
        try
        {
            await socket.CloseOutputAsync(status, reason, timeout.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The other side has gone already.
        }
    }
}
