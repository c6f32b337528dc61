using System.Net.Sockets;
using System.Text;
using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>What no HTTP client would send, over the wire to the built server.</summary>
public sealed class RawRequestTests
{
    [Fact]
    public async Task WhatIsNoProperRequestIsRefused()
    {
        await using var authority = await AuthorityDouble.StartAsync();
        await using var server = ServerProcess.Start(
            [$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}", .. AuthenticatedServer.Settings(authority).Select(setting => $"--{setting.Key}={setting.Value}")]);
        var address = new Uri(await server.AddressAsync());
        var token = AuthorityDouble.ChannelKey.Sign(AuthenticatedServer.ChannelClaims("https://smba.example/"));
        LogWatch.Secret(token);
        foreach (var (lines, body) in ((string, string)[])
        [
            ($"Authorization: Bearer {token}\r\nAuthorization: Bearer {token}", "{}"),
            ($"authorization: Bearer {token}\r\nAUTHORIZATION: Bearer x", "{}"),
            ($"Authorization: Bearer {token}, Bearer {token}", "{}"),
            ($"Authorization: Bearer {new string('a', 20_000)}.b.c", "{}"),
            ($"Authorization: Bearer {new string('a', 60_000)}.b.c", "{}"),
            ("Authorization: Bearer \u00ff\u00fe.b.c", "{}"),
            ("Authorization: Bearer a\u0000b.b.c", "{}"),
            ("Authorization:\r\n Bearer a.b.c", "{}"),
            ("Authorization:", "{}"),
            ("Authorization", "{}"),
            ("Content-Type: application/json\r\nContent-Type: text/plain", "{}"),
            ($"Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Encoding: gzip", "{}"),
            ($"Authorization: Bearer {token}\r\nContent-Type: application/json; charset=nonsense", "{}"),
            ($"Authorization: Bearer {token}\r\nContent-Type: ;;;", "{}"),
            ($"Authorization: Bearer {token}\r\nContent-Type: application/json", "{\"type\":\"\u0000\"}"),
            ($"Authorization: Bearer {token}\r\nHost: two", "{}"),
            (string.Join("\r\n", Enumerable.Range(0, 200).Select(number => $"X-{number}: {number}")), "{}"),
        ])
        {
            var status = await StatusAsync(address, $"{lines}\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}", body);
            Assert.True(status is >= 400 and < 500, $"{status} for {lines[..Math.Min(60, lines.Length)]}");
        }

        Assert.InRange(await StatusAsync(address, $"Authorization: Bearer {token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked", "nonsense\r\n"), 400, 499);
        Assert.InRange(await StatusAsync(address, "Content-Length: -1", ""), 400, 499);
        using var http = new HttpClient { BaseAddress = address };
        Assert.True((await http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        Assert.DoesNotContain("failed.", server.Output);
    }

    private static async Task<int> StatusAsync(Uri address, string lines, string body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: bot.example\r\nConnection: close\r\n{lines}\r\n\r\n{body}"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
