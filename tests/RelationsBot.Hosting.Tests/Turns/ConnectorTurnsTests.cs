using System.Net;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class ConnectorTurnsTests
{
    private readonly MemoryStorage storage = Turns.Storage();
    private readonly ScriptedChannel channel = new();
    private readonly ConnectorTurns turns;

    public ConnectorTurnsTests()
    {
        var policy = new ServiceUrlPolicy(allowLoopback: true);
        turns = new(Turns.Over(storage), storage, new ConnectorClient(new HttpClient(channel), policy, TimeProvider.System, Random.Shared));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AReplyIsSentOnceHoweverOftenTheActivityComes()
    {
        Assert.Empty(await turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel));
        Assert.Empty(await turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel));
        Assert.Single(channel.Received);
    }

    [Fact]
    public async Task DeliveriesWhileTheFirstStillRunsWaitForItAndSendNothing()
    {
        channel.Hold = new TaskCompletionSource();
        var deliveries = Enumerable.Range(0, 5).Select(_ => Task.Run(() => turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel), Cancel)).ToList();
        await channel.Arrived.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        Assert.DoesNotContain(deliveries, delivery => delivery.IsCompleted);
        channel.Hold.SetResult();
        Assert.All(await Task.WhenAll(deliveries), Assert.Empty);
        Assert.Single(channel.Received);
    }

    [Fact]
    public async Task AnActivityWithoutAnIdIsAnsweredEachTime()
    {
        await turns.AnswerAsync(Turns.Message(null), Caller.Anonymous, Cancel);
        await turns.AnswerAsync(Turns.Message(null), Caller.Anonymous, Cancel);
        Assert.Equal(2, channel.Received.Count);
    }

    [Fact]
    public async Task WhatSurelyFailedIsSentAtTheNextDeliveryWithoutANewTurn()
    {
        channel.Status = HttpStatusCode.BadRequest;
        Assert.Equal(DeliveryOutcome.NotDelivered, Assert.Single(await turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel)).Outcome);
        channel.Status = HttpStatusCode.OK;
        Assert.Empty(await turns.AnswerAsync(Turns.Message("1") with { ServiceUrl = "http://localhost:2/moved/" }, Caller.Anonymous, Cancel));
        Assert.Equal(2, channel.Received.Count);
        Assert.StartsWith("http://localhost:2/moved/v3/conversations/room/activities/1", channel.Received[1].Address);
        Assert.Equal(1, (await storage.LoadAsync(new("telegram", "room"), Cancel)).Version);
        await turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel);
        Assert.Equal(2, channel.Received.Count);
    }

    [Fact]
    public async Task WhatMayHaveArrivedIsNeverSentAgain()
    {
        channel.Status = HttpStatusCode.InternalServerError;
        Assert.Equal(DeliveryOutcome.Ambiguous, Assert.Single(await turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel)).Outcome);
        channel.Status = HttpStatusCode.OK;
        Assert.Empty(await turns.AnswerAsync(Turns.Message("1"), Caller.Anonymous, Cancel));
        Assert.Single(channel.Received);
    }

    private sealed class ScriptedChannel : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public TaskCompletionSource? Hold { get; set; }

        public TaskCompletionSource Arrived { get; } = new();

        public List<(string Address, string Body)> Received { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            lock (Received)
                Received.Add((request.RequestUri!.AbsoluteUri, body));
            Arrived.TrySetResult();
            if (Hold is not null)
                await Hold.Task;
            return new HttpResponseMessage(Status) { Content = new StringContent("{\"id\":\"x\"}") };
        }
    }
}
