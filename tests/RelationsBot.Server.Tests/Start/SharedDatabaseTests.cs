using System.Net;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

/// <summary>What several servers on one PostgreSQL do together, over HTTP.</summary>
public sealed class SharedDatabaseTests(SharedDatabase shared) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private List<HttpClient> Clients => shared.Clients;

    public async ValueTask InitializeAsync() => await shared.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task AConversationGoesOnWithItsTokenOnAnotherServerWhenItsOwnIsKilled()
    {
        DirectLineClient here;
        await using (var killed = shared.StartAnother())
        {
            using var http = new HttpClient { BaseAddress = new(await killed.AddressAsync()) };
            here = await DirectLineClient.StartAsync(http);
            Assert.Equal(HttpStatusCode.OK, (await here.SayAsync(BridgeServer.Question)).StatusCode);
        }

        var there = new DirectLineClient(Clients[1]) { Token = here.Token };
        there.Continue(here);
        Assert.Equal(HttpStatusCode.OK, (await there.SayAsync("source?")).StatusCode);
        var (said, _) = await there.ReadAsync();
        Assert.Equal(5, said.Count);
        Assert.Contains("The Old Bridge", said[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeliveryOfTheSameActivityToBothIsAnsweredOnceAndByTheSameWords()
    {
        var activity = Messages.Messages.Inline(Messages.Messages.Activity(conversation: "same"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Clients[i % 2].PostAsync(activity.DeepClone())));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Cancel)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Contains(BridgeServer.AnswerPart, Assert.Single(bodies.Distinct()));
    }

    [Fact]
    public async Task AReplyThatFailedHereIsSentOnceByTheServerThatGetsTheActivityAgain()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        connector.Status = HttpStatusCode.BadRequest;
        var activity = Messages.Messages.Activity(serviceUrl: connector.Url, conversation: "failed");
        Assert.Equal(HttpStatusCode.BadGateway, (await Clients[0].PostAsync(activity.DeepClone())).StatusCode);
        connector.Status = HttpStatusCode.Created;
        Assert.Equal(HttpStatusCode.OK, (await Clients[1].PostAsync(activity.DeepClone())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Clients[0].PostAsync(activity.DeepClone())).StatusCode);
        Assert.Equal(2, connector.Received.Count);
        Assert.Equal(connector.Received[0].Activity.GetProperty("text").GetString(), connector.Received[1].Activity.GetProperty("text").GetString());
    }

    [Fact]
    public async Task ADeliveryThatComesWhileAnotherServerSendsWaitsForIt()
    {
        var mayAnswer = new TaskCompletionSource();
        await using var connector = await ConnectorDouble.StartAsync(mayAnswer.Task);
        var activity = Messages.Messages.Activity(serviceUrl: connector.Url, conversation: "slow");
        var first = Clients[0].PostAsync(activity.DeepClone());
        await connector.Called(1);
        var second = Clients[1].PostAsync(activity.DeepClone());

        // Another conversation is not kept waiting, which also gives the second delivery time to come.
        Assert.Equal(HttpStatusCode.OK, (await Clients[1].PostAsync(Messages.Messages.Inline(Messages.Messages.Activity(conversation: "elsewhere")))).StatusCode);
        Assert.False(second.IsCompleted);
        mayAnswer.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
        Assert.Single(connector.Received);
    }

    [Fact]
    public async Task WhileTheDatabaseIsAwayNothingIsAcknowledgedAndAllGoesOnByItself()
    {
        var client = await DirectLineClient.StartAsync(Clients[0]);
        await shared.Postgres.Process.StopAsync();
        try
        {
            var refused = await client.SayAsync(BridgeServer.Question);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Clients[0].GetAsync("/health/ready", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Clients[0].GetAsync("/health/live", Cancel)).StatusCode);
        }
        finally
        {
            await shared.Postgres.Process.StartAsync();
        }

        Assert.Equal(HttpStatusCode.OK, (await Clients[0].GetAsync("/health/ready", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync(BridgeServer.Question)).StatusCode);
        Assert.Equal(3, (await client.ReadAsync()).Activities.Count);
    }
}
