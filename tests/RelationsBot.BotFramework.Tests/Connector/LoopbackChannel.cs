using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RelationsBot.BotFramework.Tests.Connector;

/// <summary>A channel on this machine that takes one request, keeps it as it came over the wire, and gives a fixed answer.</summary>
internal sealed class LoopbackChannel : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackChannel(string answer)
    {
        _listener.Start();
        Request = ServeAsync(answer);
    }

    /// <summary>Request line, header lines and body.</summary>
    public Task<string> Request { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task<string> ServeAsync(string answer)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsComplete(received.ToString()))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                break;
            received.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return received.ToString();
    }

    private static bool IsComplete(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var length = request.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        return request.Length - end - 4 >= int.Parse(length);
    }
}
