using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using Xunit;
using static RelationsBot.BotFramework.Connector.DeliveryOutcome;
using static RelationsBot.BotFramework.Tests.Connector.ScriptedTransport;

namespace RelationsBot.BotFramework.Tests.Connector;

public class ConnectorRetryTests
{
    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [InlineData(429, null)]
    [InlineData(429, "0")]
    [InlineData(412, null)]
    [InlineData(503, "1")]
    [InlineData(401, null)]
    public async Task WhatSurelyDidNotArriveIsSentAgain(int status, string? retryAfter)
    {
        var (result, transport) = await SendAsync(Status(status, retryAfter), Status(201));

        Assert.Equal(new DeliveryResult(Delivered, null, 2, 201, "r1"), result);
        Assert.InRange((transport.Instants[1] - transport.Instants[0]).TotalMilliseconds, 500, 1000);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task WhatMayHaveArrivedIsNeverSentAgain(int status)
    {
        var (result, _) = await SendAsync(Status(status), Status(200));

        Assert.Equal(new DeliveryResult(Ambiguous, DeliveryCause.Status, 1, status), result);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task ARefusalIsFinal(int status)
    {
        var (result, _) = await SendAsync(Status(status, "1"), Status(200));

        Assert.Equal(new DeliveryResult(NotDelivered, DeliveryCause.Status, 1, status), result);
    }

    [Fact]
    public async Task ASecond401IsFinal()
    {
        var (result, _) = await SendAsync(Status(401), Status(401), Status(200));

        Assert.Equal(new DeliveryResult(NotDelivered, DeliveryCause.Status, 2, 401), result);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task WithoutAConnectionItIsTriedAgain(HttpRequestError error)
    {
        var (result, _) = await SendAsync(Throws(new HttpRequestException(error)), Status(200));

        Assert.Equal((Delivered, 2), (result.Outcome, result.Attempts));
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.HttpProtocolError)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task AConnectionLostAfterSendingIsAmbiguous(HttpRequestError error)
    {
        var (result, _) = await SendAsync(Throws(new HttpRequestException(error)), Status(200));

        Assert.Equal(new DeliveryResult(Ambiguous, DeliveryCause.ConnectionLost, 1), result);
    }

    [Fact]
    public async Task NoAnswerWithinFifteenSecondsIsAmbiguous()
    {
        var began = _clock.GetUtcNow();

        var (result, _) = await SendAsync(Hangs, Status(200));

        Assert.Equal(new DeliveryResult(Ambiguous, DeliveryCause.TimedOut, 1), result);
        Assert.Equal(TimeSpan.FromSeconds(15), _clock.GetUtcNow() - began);
    }

    [Fact]
    public async Task PausesGrowAndNoAttemptBeginsAfterTenSeconds()
    {
        var (result, transport) = await SendAsync(Status(429));

        Assert.Equal((NotDelivered, 429), (result.Outcome, result.StatusCode));
        Assert.Equal(result.Attempts, transport.Instants.Count);
        Assert.InRange(result.Attempts, 4, 5);
        var pauses = transport.Instants.Zip(transport.Instants.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(transport.Instants[^1] - transport.Instants[0] <= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task ThePauseIsNeverShorterThanTheChannelAsks()
    {
        var (_, transport) = await SendAsync(Status(429, "4"), Status(503, (_clock.GetUtcNow() + TimeSpan.FromSeconds(9)).ToString("R")), Status(200));

        Assert.Equal([0, 4, 9], transport.Instants.Select(instant => (instant - transport.Instants[0]).TotalSeconds));
    }

    [Fact]
    public async Task AChannelThatAsksForMoreThanTheBudgetIsGivenUp()
    {
        var (result, _) = await SendAsync(Status(429, "11"), Status(200));

        Assert.Equal(new DeliveryResult(NotDelivered, DeliveryCause.Status, 1, 429), result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("[]")]
    [InlineData("{\"id\":7}")]
    public async Task AnOddAnswerIsStillADelivery(string body)
    {
        var (result, _) = await SendAsync(Status(200, body: body));

        Assert.Equal(new DeliveryResult(Delivered, null, 1, 200), result);
    }

    [Fact]
    public async Task AnAnswerOfMoreThanAMegabyteIsNotReadOn()
    {
        var (result, _) = await SendAsync(Status(200, body: $$"""{"x":"{{new string('x', 1024 * 1024)}}","id":"r"}"""));

        Assert.Equal(new DeliveryResult(Delivered, null, 1, 200), result);
    }

    [Theory]
    [InlineData("http://evil.example", "c", "a", DeliveryCause.ServiceUrlRefused)]
    [InlineData(null, "c", "a", DeliveryCause.ServiceUrlRefused)]
    [InlineData("http://localhost:1", null, "a", DeliveryCause.UnusableId)]
    [InlineData("http://localhost:1", "..", "a", DeliveryCause.UnusableId)]
    [InlineData("http://localhost:1", "c", "..", DeliveryCause.UnusableId)]
    [InlineData("http://localhost:1", "c", ".", DeliveryCause.UnusableId)]
    public async Task AReplyThatCannotBeAddressedIsNotSent(string? serviceUrl, string? conversation, string replyTo, DeliveryCause cause)
    {
        var transport = new ScriptedTransport(_clock, Status(200));
        var reply = new Activity { Type = "message", ServiceUrl = serviceUrl, Conversation = new() { Id = conversation }, ReplyToId = replyTo };

        var result = await Client(transport).SendAsync(reply, Caller.Anonymous, TestContext.Current.CancellationToken);

        Assert.Equal(new DeliveryResult(NotDelivered, cause, 0), result);
        Assert.Empty(transport.Addresses);
    }

    [Fact]
    public async Task TheCallerMayGiveUp()
    {
        using var given = new CancellationTokenSource();
        var sending = Client(new ScriptedTransport(_clock, Hangs)).SendAsync(Reply, Caller.Anonymous, given.Token);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static Activity Reply => new() { Type = "message", ServiceUrl = "http://localhost:1", Conversation = new() { Id = "c" }, ReplyToId = "a" };

    private ConnectorClient Client(ScriptedTransport transport) =>
        new(new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan }, new(allowLoopback: true), _clock, new Random(1));

    private async Task<(DeliveryResult Result, ScriptedTransport Transport)> SendAsync(params Func<CancellationToken, Task<HttpResponseMessage>>[] script)
    {
        var transport = new ScriptedTransport(_clock, script);
        return (await _clock.RunAsync(Client(transport).SendAsync(Reply, Caller.Anonymous, TestContext.Current.CancellationToken), () => transport.IsHanging), transport);
    }
}
