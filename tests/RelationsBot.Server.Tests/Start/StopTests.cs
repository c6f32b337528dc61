using System.Net;
using System.Net.WebSockets;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

/// <summary>The built server told to stop (SIGTERM): what was begun ends, what comes is sent elsewhere.</summary>
public sealed class StopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TurnsInFlightEndNewOnesAre503AndStreamsAreClosedForAReconnect()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        var release = new TaskCompletionSource();
        await using var channel = await ConnectorDouble.StartAsync(release.Task);
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}"]);
        using var http = new HttpClient { BaseAddress = new(await server.AddressAsync()) };
        var client = await DirectLineClient.StartAsync(http);
        using var stream = new ClientWebSocket();
        await stream.ConnectAsync(new(client.StreamUrl), Cancel);
        var inFlight = http.PostAsync(Messages.Messages.Activity(serviceUrl: channel.Url));
        await channel.Called(1);

        server.Terminate();

        // 1001, going away: the client library comes back with its watermark.
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
            received = await stream.ReceiveAsync(buffer, Cancel);
        while (received.MessageType != WebSocketMessageType.Close);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, received.CloseStatus);

        foreach (var refused in (HttpResponseMessage[])
        [
            await http.PostAsync(Messages.Messages.Inline(Messages.Messages.Activity(conversation: "another"))),
            await client.SayAsync("help"),
            await client.SendAsync(HttpMethod.Post, "/conversations"),
            await http.GetAsync("/health/ready", Cancel),
        ])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PollAsync()).StatusCode);
        Assert.False(inFlight.IsCompleted);

        release.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await inFlight).StatusCode);
        Assert.Single(channel.Received);
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.DoesNotContain("have not come to an end", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheClientLibraryComesBackToTheServerStartedAgainAndMissesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        var folder = Directory.CreateTempSubdirectory("relationsbot-stop-");
        try
        {
            string[] arguments = [$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}", $"--Storage:Folder={folder.FullName}"];
            await using var stopped = ServerProcess.Start(arguments);
            using var http = new HttpClient { BaseAddress = new(await stopped.AddressAsync()) };
            await using var client = await DirectLineJs.StartAsync(http, webSocket: true, haste: 200);
            await client.ActivityAsync(1);
            await client.SayAsync(BridgeServer.Question);
            await client.ActivityAsync(3);

            stopped.Terminate();
            Assert.Equal(0, await stopped.ExitCodeAsync());
            await using var server = ServerProcess.Start(arguments);
            await server.AddressAsync();

            var elsewhere = new DirectLineClient(http) { Token = client.Token };
            elsewhere.Read(await (await elsewhere.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());
            await elsewhere.SayAsync("from elsewhere");
            await client.SaidAsync("from elsewhere");
            await client.ActivityAsync(5);
            client.AssertWhole(5);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
