using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace RelationsBot.Server.Tests.Hostile;

/// <summary>Bytes for one connection.</summary>
/// <param name="Kind">What is wrong with them.</param>
/// <param name="Parts">Sent one after the other.</param>
/// <param name="Pause">Between the parts.</param>
internal sealed partial record HostileRequest(string Kind, IReadOnlyList<byte[]> Parts, TimeSpan Pause = default)
{
    private const int Enough = 1024 * 1024;

    // So long nothing has come when the client ends its side, where the server need not end its own.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(300);

    /// <summary>Whether the server may wait for more, so that the client has to end it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the client breaks off without reading.</summary>
    public bool Resets { get; init; }

    public static HostileRequest Of(string kind, string text) => new(kind, [Encoding.Latin1.GetBytes(text)]) { IsOpen = true };

    /// <summary>Sends it and reads to the end.</summary>
    public async Task<RawAnswer> SendAsync(Uri server, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = client.GetStream();
        try
        {
            foreach (var part in Parts)
            {
                await stream.WriteAsync(part, cancellationToken);
                if (Pause > TimeSpan.Zero)
                    await Task.Delay(Pause, cancellationToken);
            }
        }
        catch (IOException)
        {
            // The server has ended the connection over what came so far; an answer may be there to read.
        }

        if (Resets)
        {
            client.Client.LingerState = new(enable: true, seconds: 0);
            return new([], Ended: true, TimeSpan.Zero);
        }

        var answer = new MemoryStream();
        var started = Stopwatch.GetTimestamp();
        var ended = await ReadAsync(stream, answer, IsOpen ? Silence : patience, cancellationToken);
        if (!ended && IsOpen)
        {
            client.Client.Shutdown(SocketShutdown.Send);
            started = Stopwatch.GetTimestamp();
            ended = await ReadAsync(stream, answer, patience, cancellationToken);
        }

        var statuses = StatusLine().Matches(Encoding.Latin1.GetString(answer.ToArray())).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        return new([.. statuses], ended, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Reads until the server ends the connection, or nothing has come for so long.</summary>
    private static async Task<bool> ReadAsync(NetworkStream stream, MemoryStream answer, TimeSpan patience, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                timeout.CancelAfter(patience);
                var read = await stream.ReadAsync(buffer, timeout.Token);
                if (read == 0)
                    return true;
                if (answer.Length < Enough)
                    answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [GeneratedRegex("^HTTP/1\\.[01] ([0-9]{3})", RegexOptions.Multiline)]
    private static partial Regex StatusLine();
}
