using RelationsBot.BotFramework.Connector;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Postgres;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>Servers that share a database keep out of each other's turns.</summary>
[Collection<PostgresTests>]
public sealed class PostgresLeaseTests(PostgresServer server)
{
    private static readonly ConversationKey Room = new("telegram", "room");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task ADeliveryOnAnotherServerWaitsForTheFirstAndSendsNothing()
    {
        var database = await server.NewSchemaAsync();
        await using var here = await OpenAsync(database);
        await using var there = await OpenAsync(database);
        var (arrived, mayAnswer, sent) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var first = Delivery(here).AnswerAsync(Turns.Turns.Message("1"), SendAsync, Cancel);
        await arrived.Task;
        var second = Delivery(there).AnswerAsync(Turns.Turns.Message("1"), SendAsync, Cancel);
        await WaitsAsync(database, Cancel);
        Assert.False(second.IsCompleted);

        mayAnswer.SetResult();
        Assert.Empty(await first);
        Assert.Empty(await second);
        Assert.Equal(1, sent);
        Assert.Equal(0, await server.CountAsync(database, "lease"));

        async Task<DeliveryResult> SendAsync(BotFramework.Schema.Activity reply, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref sent);
            arrived.TrySetResult();
            await mayAnswer.Task;
            return new(DeliveryOutcome.Delivered, null, 1);
        }
    }

    [Fact]
    public async Task WhatSurelyFailedHereIsSentByTheServerThatGetsTheNextDelivery()
    {
        var database = await server.NewSchemaAsync();
        await using var here = await OpenAsync(database);
        await using var there = await OpenAsync(database);
        var failed = await Delivery(here).AnswerAsync(Turns.Turns.Message("1"), (_, _) => Task.FromResult(new DeliveryResult(DeliveryOutcome.NotDelivered, DeliveryCause.Status, 1, 400)), Cancel);
        Assert.Equal(DeliveryOutcome.NotDelivered, Assert.Single(failed).Outcome);

        var texts = new List<string?>();
        for (var delivery = 0; delivery < 2; delivery++)
        {
            Assert.Empty(await Delivery(there).AnswerAsync(
                Turns.Turns.Message("1"),
                (reply, _) =>
                {
                    texts.Add(reply.Text);
                    return Task.FromResult(new DeliveryResult(DeliveryOutcome.Delivered, null, 1));
                },
                Cancel));
        }

        Assert.Contains(Turns.Turns.AnswerPart, Assert.Single(texts));
        Assert.Equal(1, (await there.LoadAsync(Room, Cancel)).Version);
    }

    [Fact]
    public async Task ManyMessagesToThreeServersAreEachAnsweredOnceThoughAllComeThreeTimes()
    {
        var database = await server.NewSchemaAsync();
        var servers = new List<PostgresStorage>();
        for (var i = 0; i < 3; i++)
            servers.Add(await OpenAsync(database));
        var turns = servers.ConvertAll(Turns.Turns.Over);
        var answered = await Task.WhenAll(Enumerable.Range(0, 45).Select(i => Task.Run(() => turns[i % 3].TakeAsync(Turns.Turns.Message($"{i / 3}"), Cancel), Cancel)));

        Assert.All(answered, turn => Assert.Single(turn.Replies));
        Assert.Equal(15, (await servers[0].LoadAsync(Room, Cancel)).Version);
        Assert.Equal(15, await server.CountAsync(database, "turn"));
        Assert.Equal(0, await server.CountAsync(database, "lease"));
        foreach (var storage in servers)
            await storage.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task TheLeaseOfAServerThatDiedRunsOut()
    {
        var database = await server.NewSchemaAsync();
        await using var storage = await OpenAsync(database);
        await server.RunAsync(database, "INSERT INTO lease VALUES ('telegram', 'room', '', '', 'dead', clock_timestamp() + interval '1 second')");
        await using var lease = await storage.LeaseAsync(Room, null, Cancel);
        Assert.NotNull(lease);
        Assert.Equal(true, await server.RunAsync(database, "SELECT owner <> 'dead' AND until > clock_timestamp() FROM lease"));
    }

    [Fact(Timeout = 60_000)]
    public async Task ALeaseThatIsStillNeededIsRenewed()
    {
        var database = await server.NewSchemaAsync();
        var clock = new BotFramework.Tests.ManualTimeProvider();
        await using var storage = await PostgresStorage.OpenAsync(database, clock, notify: false, Cancel);
        await using var lease = await storage.LeaseAsync(Room, null, Cancel);
        var before = await UntilAsync();
        clock.Advance(TimeSpan.FromSeconds(3));
        while (await UntilAsync() == before)
            await Task.Delay(10, Cancel);

        async Task<object?> UntilAsync() => await server.RunAsync(database, "SELECT until FROM lease");
    }

    [Fact]
    public async Task AServerWhoseLeaseWasTakenOverFindsTheOthersTurnAndStoresNothing()
    {
        var database = await server.NewSchemaAsync();
        await using var slow = await OpenAsync(database);
        await using var quick = await OpenAsync(database);
        var overtaken = new OvertakenStorage(slow, async () =>
        {
            // As if it had stood still for longer than a lease lasts.
            await server.RunAsync(database, "UPDATE lease SET until = clock_timestamp() - interval '1 second'");
            await Turns.Turns.Over(quick).TakeAsync(Turns.Turns.Message("1"), Cancel);
        });
        var turn = await Turns.Turns.Over(overtaken).TakeAsync(Turns.Turns.Message("1"), Cancel);
        Assert.Single(turn.Replies);
        Assert.Equal(1, (await slow.LoadAsync(Room, Cancel)).Version);
        Assert.Equal(1, await server.CountAsync(database, "turn"));
    }

    private static Task<PostgresStorage> OpenAsync(string database) => PostgresStorage.OpenAsync(database, TimeProvider.System, notify: false, Cancel);

    private static TurnDelivery Delivery(IConversationStorage storage) => new(Turns.Turns.Over(storage), storage);

    /// <summary>Until somebody has looked at a lease that is another's.</summary>
    private async Task WaitsAsync(string database, CancellationToken cancellationToken)
    {
        // The row is locked, and its transaction counted, by every attempt to take it.
        var before = await server.RunAsync(database, "SELECT xmax::text FROM lease WHERE activity_id <> ''");
        while (Equals(await server.RunAsync(database, "SELECT xmax::text FROM lease WHERE activity_id <> ''"), before))
            await Task.Delay(10, cancellationToken);
    }

    /// <summary>Something happens before the first commit.</summary>
    private sealed class OvertakenStorage(IConversationStorage storage, Func<Task> overtake) : WrappedStorage(storage)
    {
        private Func<Task>? once = overtake;

        public override async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
        {
            if (Interlocked.Exchange(ref once, null) is { } happen)
                await happen();
            return await base.CommitTurnAsync(turn, cancellationToken);
        }
    }
}
