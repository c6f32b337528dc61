using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Postgres;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>What stops a start, and what happens when the database fails in use.</summary>
[Collection<PostgresTests>]
public sealed class PostgresFailureTests(PostgresServer server)
{
    private static readonly ConversationKey Room = new("telegram", "room");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectionsThatWereCutWhileNothingWasDoneCostNothing()
    {
        var database = await server.NewSchemaAsync();
        await using var storage = await OpenAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => storage.LoadAsync(Room, Cancel)));
        Assert.True(await PostgresProcess.CutConnectionsAsync(database) > 0);
        Assert.Single((await Turns.Turns.Over(storage).TakeAsync(Turns.Turns.Message("1"), Cancel)).Replies);
    }

    [Fact]
    public async Task WhileConnectionsAreCutNoTurnIsLostOrTakenTwice()
    {
        const int Rooms = 6, Messages = 15;
        var database = await server.NewSchemaAsync();
        await using var here = await OpenAsync(database);
        await using var there = await OpenAsync(database);
        ActivityTurns[] servers = [Turns.Turns.Over(here), Turns.Turns.Over(there)];
        using var done = new CancellationTokenSource();
        var cutting = CutAsync(done.Token);
        await Task.WhenAll(Enumerable.Range(0, Rooms).Select(room => Task.Run(
            async () =>
            {
                for (var i = 0; i < Messages; i++)
                    await DeliverAsync(servers, Turns.Turns.Message($"{i}", conversation: $"room{room}"));
            },
            Cancel)));
        await done.CancelAsync();
        Assert.True(await cutting > 0);

        Assert.Equal(Rooms * Messages, await server.CountAsync(database, "turn"));
        for (var room = 0; room < Rooms; room++)
            Assert.Equal(Messages, (await here.LoadAsync(new("telegram", $"room{room}"), Cancel)).Version);

        async Task<long> CutAsync(CancellationToken cancellationToken)
        {
            var cut = 0L;
            while (!cancellationToken.IsCancellationRequested)
            {
                cut += await PostgresProcess.CutConnectionsAsync(database);
                await Task.Delay(20, CancellationToken.None);
            }

            return cut;
        }
    }

    [Fact]
    public async Task AServerThatIsAwayStoresNothingAndAllGoesOnByItself()
    {
        var database = await server.NewSchemaAsync();
        await using var storage = await OpenAsync(database);
        var turns = Turns.Turns.Over(storage);
        await turns.TakeAsync(Turns.Turns.Message("1"), Cancel);
        await server.Process.StopAsync();
        try
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => turns.TakeAsync(Turns.Turns.Message("2"), Cancel));
            await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.CheckAsync(Cancel));
            await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.LoadAsync(Room, Cancel));
        }
        finally
        {
            await server.Process.StartAsync();
        }

        await storage.CheckAsync(Cancel);
        Assert.Equal(1, (await storage.LoadAsync(Room, Cancel)).Version);
        await turns.TakeAsync(Turns.Turns.Message("2"), Cancel);
        Assert.Equal(2, (await storage.LoadAsync(Room, Cancel)).Version);
    }

    [Fact]
    public async Task AfterFiveConflictsTheTurnIsGivenUpAndNothingIsOverwritten()
    {
        var database = await server.NewSchemaAsync();
        await using var storage = await OpenAsync(database);
        await Turns.Turns.Over(storage).TakeAsync(Turns.Turns.Message("1"), Cancel);
        var commits = 0;
        var contested = new ChangedStorage(storage, async () =>
        {
            commits++;
            await server.RunAsync(database, "UPDATE conversation SET version = version + 1, state = 'theirs'");
        });
        await Assert.ThrowsAsync<TurnConflictException>(() => Turns.Turns.Over(contested).TakeAsync(Turns.Turns.Message("2"), Cancel));
        Assert.Equal(5, commits);
        Assert.Equal(new StoredConversation("theirs", 6), await storage.LoadAsync(Room, Cancel));
        Assert.Equal(1, await server.CountAsync(database, "turn"));
    }

    [Fact]
    public async Task ANewerSchemaIsRefusedAndLeftAsItIs()
    {
        var database = await server.NewSchemaAsync();
        await (await OpenAsync(database)).DisposeAsync();
        await server.RunAsync(database, $"UPDATE relationsbot_schema SET version = {PostgresSchema.Current + 1}");
        await AssertRefusedAsync(database, "newer version");
        Assert.Equal(PostgresSchema.Current + 1, await server.RunAsync(database, "SELECT version FROM relationsbot_schema"));
    }

    [Fact]
    public async Task AnOlderSchemaIsBroughtUpToDateWithWhatIsInIt()
    {
        var database = await server.NewSchemaAsync();
        await using (var before = await OpenAsync(database))
            await Turns.Turns.Over(before).TakeAsync(Turns.Turns.Message("1"), Cancel);
        await server.RunAsync(database, "DROP TABLE lease, unanswered; ALTER TABLE conversation DROP COLUMN user_id; UPDATE relationsbot_schema SET version = 1");
        await using var storage = await OpenAsync(database);
        Assert.Equal(PostgresSchema.Current, await server.RunAsync(database, "SELECT version FROM relationsbot_schema"));
        await Turns.Turns.Over(storage).TakeAsync(Turns.Turns.Message("2"), Cancel);
        Assert.Equal(2, (await storage.LoadAsync(Room, Cancel)).Version);
    }

    [Fact]
    public async Task ADatabaseThatMayOnlyBeReadIsRefused()
    {
        var database = await server.NewSchemaAsync();
        await (await OpenAsync(database)).DisposeAsync();
        await AssertRefusedAsync(database + ";Options=-c default_transaction_read_only=on", "read-only");
    }

    [Fact]
    public async Task AUserWhoMayOnlyReadIsRefused()
    {
        var (database, user) = await WithUserAsync("SELECT");
        Assert.False((await AssertRefusedAsync(database + $";Username={user}", "permission denied")).MayPass);
    }

    [Fact]
    public async Task AUserWhoMayMakeNoTablesMayUseThoseThatAreThere()
    {
        var (database, user) = await WithUserAsync("SELECT, INSERT, UPDATE, DELETE");
        await using var storage = await OpenAsync(database + $";Username={user}");
        Assert.Single((await Turns.Turns.Over(storage).TakeAsync(Turns.Turns.Message("1"), Cancel)).Replies);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hunter2;Timeout=1", "cannot be used", true)]
    [InlineData("Host=127.0.0.1;Pasword=hunter2", "expected a connection string", false)]
    [InlineData("hunter2", "expected a connection string", false)]
    public async Task WhatCannotBeReachedOrReadIsRefusedWithoutThePassword(string connectionString, string expected, bool mayPass)
    {
        var refusal = await AssertRefusedAsync(connectionString, expected);
        Assert.Equal(mayPass, refusal.MayPass);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    private static Task<PostgresStorage> OpenAsync(string database) => PostgresStorage.OpenAsync(database, TimeProvider.System, notify: false, Cancel);

    private static async Task<StorageRefusedException> AssertRefusedAsync(string database, string expected)
    {
        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(() => OpenAsync(database));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal;
    }

    /// <summary>Delivers to one server after another until it is acknowledged, as a channel does.</summary>
    private static async Task DeliverAsync(ActivityTurns[] servers, BotFramework.Schema.Activity activity)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Assert.Single((await servers[attempt % servers.Length].TakeAsync(activity, Cancel)).Replies);
                return;
            }
            catch (Exception exception) when (exception is StorageUnavailableException or TurnConflictException)
            {
                // Not acknowledged.
            }
        }
    }

    private async Task<(string Database, string User)> WithUserAsync(string rights)
    {
        var database = await server.NewSchemaAsync();
        await (await OpenAsync(database)).DisposeAsync();
        var user = "user" + Guid.NewGuid().ToString("N");
        var schema = await server.RunAsync(database, "SELECT current_schema()::text");
        await server.RunAsync(database, $"CREATE ROLE {user} LOGIN; GRANT USAGE ON SCHEMA {schema} TO {user}; GRANT {rights} ON ALL TABLES IN SCHEMA {schema} TO {user}");
        return (database, user);
    }

    /// <summary>Something happens before each commit.</summary>
    private sealed class ChangedStorage(IConversationStorage storage, Func<Task> change) : WrappedStorage(storage)
    {
        public override async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
        {
            await change();
            return await base.CommitTurnAsync(turn, cancellationToken);
        }
    }
}
