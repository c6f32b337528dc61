using System.Net;
using System.Net.Sockets;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Connector;

public class ConnectorWireTests
{
    private const string Created = "HTTP/1.1 201 Created\r\nContent-Length: 11\r\n\r\n{\"id\":\"r1\"}";

    private static readonly ServiceUrlPolicy Policy = new(allowLoopback: true);

    [Theory]
    [InlineData("", "guid|livechat", "f:1", "/v3/conversations/guid%7Clivechat/activities/f%3A1")]
    [InlineData("/", "19:x@thread.tacv2;messageid=1", null, "/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities")]
    [InlineData("/emea/", "c", "../../x?y#z\r\nE: vil", "/emea/v3/conversations/c/activities/..%2F..%2Fx%3Fy%23z%0D%0AE%3A%20vil")]
    public async Task PostsToTheReplyAddressWithoutCredential(string basePath, string conversation, string? replyTo, string path)
    {
        using var channel = new LoopbackChannel(Created);
        var reply = Reply($"http://localhost:{channel.Port}{basePath}") with { Conversation = new() { Id = conversation }, ReplyToId = replyTo };

        var result = await SendAsync(reply);

        Assert.Equal(new DeliveryResult(DeliveryOutcome.Delivered, null, 1, 201, "r1"), result);
        var request = await channel.Request;
        Assert.StartsWith($"POST {path} HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json; charset=utf-8\r\n", request, StringComparison.Ordinal);
        Assert.Matches("\r\nUser-Agent: RelationsBot/[0-9.]+\r\n", request);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\"text\":\"hi\"}", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotFollowRedirects()
    {
        using var elsewhere = new LoopbackChannel(Created);
        using var channel = new LoopbackChannel($"HTTP/1.1 307 Elsewhere\r\nLocation: http://localhost:{elsewhere.Port}/\r\nContent-Length: 0\r\n\r\n");

        var result = await SendAsync(Reply($"http://localhost:{channel.Port}"));

        Assert.Equal(new DeliveryResult(DeliveryOutcome.NotDelivered, DeliveryCause.Status, 1, 307), result);
        Assert.False(elsewhere.Request.IsCompleted);
    }

    [Fact]
    public async Task AConnectionClosedWithoutAnswerIsAmbiguous()
    {
        using var channel = new LoopbackChannel("");

        var result = await SendAsync(Reply($"http://localhost:{channel.Port}"));

        Assert.Equal(new DeliveryResult(DeliveryOutcome.Ambiguous, DeliveryCause.ConnectionLost, 1), result);
    }

    [Fact]
    public async Task ARefusedConnectionIsTriedAgain()
    {
        var clock = new ManualTimeProvider();
        int port;
        using (var closed = new TcpListener(IPAddress.Loopback, 0))
        {
            closed.Start();
            port = ((IPEndPoint)closed.LocalEndpoint).Port;
        }
        using var http = new HttpClient(ConnectorHandler.Create(Policy));
        var client = new ConnectorClient(http, Policy, new PausesOnly(clock), new Random(1));

        var result = await clock.RunAsync(client.SendAsync(Reply($"http://localhost:{port}"), Caller.Anonymous, TestContext.Current.CancellationToken), mayTimeOut: () => false);

        Assert.Equal((DeliveryOutcome.NotDelivered, DeliveryCause.NoConnection), (result.Outcome, result.Cause));
        Assert.InRange(result.Attempts, 4, 5);
    }

    [Fact]
    public async Task TheTransportItselfConnectsOnlyWhereThePolicyAllows()
    {
        using var channel = new LoopbackChannel(Created);
        using var http = new HttpClient(ConnectorHandler.Create(new ServiceUrlPolicy(allowLoopback: false)));
        var client = new ConnectorClient(http, Policy, TimeProvider.System, new Random(1));

        var result = await client.SendAsync(Reply($"http://localhost:{channel.Port}"), Caller.Anonymous, TestContext.Current.CancellationToken);

        Assert.Equal(new DeliveryResult(DeliveryOutcome.NotDelivered, DeliveryCause.ServiceUrlRefused, 1), result);
        Assert.False(channel.Request.IsCompleted);
    }

    private static Activity Reply(string serviceUrl) =>
        new() { Type = "message", ServiceUrl = serviceUrl, Conversation = new() { Id = "c" }, ReplyToId = "a", Text = "hi" };

    private static async Task<DeliveryResult> SendAsync(Activity reply)
    {
        using var http = new HttpClient(ConnectorHandler.Create(Policy));
        return await new ConnectorClient(http, Policy, TimeProvider.System, new Random(1)).SendAsync(reply, Caller.Anonymous, TestContext.Current.CancellationToken);
    }

    /// <summary>Real connections take real time, so the time-out of an attempt must not run on the clock that skips the pauses.</summary>
    private sealed class PausesOnly(ManualTimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime == ConnectorClient.AttemptTimeout ? System.CreateTimer(callback, state, dueTime, period) : clock.CreateTimer(callback, state, dueTime, period);
    }
}
