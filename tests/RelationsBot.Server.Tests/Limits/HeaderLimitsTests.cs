using System.Globalization;
using System.Net.Sockets;
using System.Text;
using RelationsBot.Server.Limits;
using Xunit;

namespace RelationsBot.Server.Tests.Limits;

/// <summary>What stands before a body, over the wire: within its limits taken, beyond them refused by the web server.</summary>
public sealed class HeaderLimitsTests : IDisposable
{
    private readonly BridgeServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task RequestLineAndHeadersAreTakenUpToTheirLimits()
    {
        using var http = server.Listen();
        const string Line = "GET /health/live?";
        const string Version = " HTTP/1.1\r\n";
        var query = RequestLimits.RequestLineBytes - Line.Length - Version.Length;
        Assert.Equal(200, await StatusAsync(http.BaseAddress!, Line + new string('x', query) + Version));
        Assert.Equal(414, await StatusAsync(http.BaseAddress!, Line + new string('x', query + 1) + Version));

        // Two are there already: host and connection.
        Assert.Equal(200, await StatusAsync(http.BaseAddress!, Line + Version + Headers(RequestLimits.HeaderCount - 2, 1)));
        Assert.Equal(431, await StatusAsync(http.BaseAddress!, Line + Version + Headers(RequestLimits.HeaderCount - 1, 1)));
        Assert.Equal(200, await StatusAsync(http.BaseAddress!, Line + Version + Headers(4, RequestLimits.HeaderBytes / 5)));
        Assert.Equal(431, await StatusAsync(http.BaseAddress!, Line + Version + Headers(4, RequestLimits.HeaderBytes / 4)));
    }

    private static string Headers(int count, int length) => string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('x', length)}\r\n"));

    private static async Task<int> StatusAsync(Uri address, string head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "Host: localhost\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return int.Parse((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
