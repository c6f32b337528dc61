using System.Net.WebSockets;
using System.Text.Json;

namespace RelationsBot.Chaos;

/// <summary>A conversation's stream, opened again after the last watermark whenever it breaks, on whichever server.</summary>
internal sealed class StreamWatch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Battery battery;
    private readonly string conversation;
    private readonly Func<string> token;
    private readonly Random random;
    private readonly CancellationTokenSource closing = new();
    private readonly List<string> ids = [];
    private readonly Task loop;
    private string watermark = "";

    public StreamWatch(Battery battery, string conversation, Func<string> token, Random random)
    {
        (this.battery, this.conversation, this.token, this.random) = (battery, conversation, token, random);
        loop = Task.Run(WatchAsync);
    }

    /// <summary>Waits until so many have come, or too long.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(int count)
    {
        for (var since = DateTime.UtcNow; DateTime.UtcNow - since < Patience && Seen().Count < count;)
            await Task.Delay(20);
        await closing.CancelAsync();
        await loop;
        return Seen();
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private List<string> Seen()
    {
        lock (ids)
            return [.. ids];
    }

    private async Task WatchAsync()
    {
        var buffer = new byte[1 << 20];
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var joined = await battery.AskAsync(HttpMethod.Get, $"/v3/directline/conversations/{conversation}?watermark={watermark}", token(), null, random);
                var address = new Uri(joined.GetProperty("streamUrl").GetString()!);
                var server = battery.Servers[random.Next(battery.Servers.Count)].Address;
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new UriBuilder("ws", server.Host, server.Port, address.AbsolutePath, address.Query).Uri, closing.Token);
                while (await ReceiveAsync(socket, buffer) is { } frame)
                    Take(frame);
            }
            catch (Exception exception) when (exception is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
            {
                // Broken or closed: it is opened again.
            }

            await Task.Delay(random.Next(20, 200));
        }
    }

    private async Task<ReadOnlyMemory<byte>?> ReceiveAsync(ClientWebSocket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), closing.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length += received.Count;
            if (received.EndOfMessage)
                return buffer.AsMemory(0, length);
        }
    }

    private void Take(ReadOnlyMemory<byte> frame)
    {
        if (frame.IsEmpty)
            return;
        using var set = JsonDocument.Parse(frame);
        lock (ids)
            ids.AddRange(set.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!));
        watermark = set.RootElement.GetProperty("watermark").GetString()!;
    }
}
