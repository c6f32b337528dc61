using Microsoft.Data.Sqlite;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Sqlite;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>What the file is like, what stops a start, and what happens when it fails in use.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly ConversationKey Room = new("emulator", "room");

    private readonly StorageFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EveryCommitIsFlushedToTheDisk()
    {
        await using var storage = Open();
        using var connection = storage.File.OpenToWrite();
        Assert.Equal("wal", Ask(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, Ask(connection, "PRAGMA synchronous"));
    }

    [Fact]
    public async Task WhatWasStoredIsThereAfterARestart()
    {
        ReadOnlyMemory<byte> key;
        await using (var first = Open())
        {
            key = await first.GetOrAddSecretAsync("key", new byte[] { 1, 2, 3 }, Cancel);
            Assert.Equal(CommitResult.Committed, await first.CommitTurnAsync(Turn("a", 0), Cancel));
            await first.SetSentAsync(new(Room, "a"), 1, null, Cancel);
        }

        await using var second = Open();
        Assert.Equal(new StoredConversation("{\"n\":1}", 1), await second.LoadAsync(Room, Cancel));
        Assert.Equal(1, (await second.FindTurnAsync(new(Room, "a"), Cancel))!.Sent);
        Assert.Equal(CommitResult.Duplicate, await second.CommitTurnAsync(Turn("a", 1), Cancel));
        Assert.Equal(key.ToArray(), (await second.GetOrAddSecretAsync("key", new byte[] { 9 }, Cancel)).ToArray());
    }

    [Fact]
    public async Task ManyTurnsAtOnceShareACommitAndAllAreStored()
    {
        await using var storage = Open();
        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(i =>
            storage.CommitTurnAsync(Turn("a", 0) with { Conversation = new("emulator", $"room{i}") }, Cancel)));
        Assert.All(results, result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(500L, folder.Run("SELECT COUNT(*) FROM turn"));
    }

    [Fact]
    public async Task ASecondProcessIsToldOfPostgreSql()
    {
        await using var first = Open();
        var refusal = Assert.Throws<StorageRefusedException>(Open);
        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Kind=Postgres", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewerSchemaIsRefusedAndLeftAsItIs()
    {
        await Make();
        folder.Run($"PRAGMA user_version = {SqliteSchema.Current + 1}");
        AssertRefusedUntouched("newer version");
    }

    [Fact]
    public async Task AnOlderSchemaIsBroughtUpToDate()
    {
        // The oldest there is: a file of ours without a table yet.
        folder.Run($"PRAGMA application_id = {SqliteSchema.ApplicationId}");
        await using var storage = Open();
        Assert.Equal((long)SqliteSchema.Current, folder.Run("PRAGMA user_version"));
        Assert.Equal(CommitResult.Committed, await storage.CommitTurnAsync(Turn("a", 0), Cancel));
    }

    [Fact]
    public void ADatabaseOfAnotherProgramIsRefusedAndLeftAsItIs()
    {
        folder.Run("CREATE TABLE cats (name TEXT)");
        AssertRefusedUntouched("another program");
    }

    [Fact]
    public void AFileThatIsNoDatabaseIsRefusedAndLeftAsItIs()
    {
        File.WriteAllText(folder.Database, string.Concat(Enumerable.Repeat("Dear diary, ", 1000)));
        AssertRefusedUntouched("cannot be used");
    }

    [Fact]
    public async Task ADamagedFileIsRefusedAndLeftAsItIs()
    {
        await Make(turns: 200);
        var bytes = File.ReadAllBytes(folder.Database);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        File.WriteAllBytes(folder.Database, bytes);
        AssertRefusedUntouched("left as it is");
    }

    [Fact]
    public async Task AFileThatWasCutOffIsRefusedAndLeftAsItIs()
    {
        await Make(turns: 200);
        using (var file = File.OpenWrite(folder.Database))
            file.SetLength(file.Length / 2 + 100);
        AssertRefusedUntouched("left as it is");
    }

    [Fact]
    public async Task AFileThatMayNotBeWrittenIsRefused()
    {
        // Permissions do not bind a privileged user; a file format that SQLite may read but not write does (header, offset 18).
        await Make();
        using (var file = File.OpenWrite(folder.Database))
        {
            file.Position = 18;
            file.WriteByte(3);
        }

        AssertRefusedUntouched("readonly");
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsRefused()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var refusal = Assert.Throws<StorageRefusedException>(() => new SqliteStorage(Path.Combine(file, "folder"), TimeProvider.System));
        Assert.Contains("cannot be written to", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFullDiskStoresNothingAndRecovers()
    {
        await using var storage = Open();
        await storage.CommitTurnAsync(Turn("a", 0), Cancel);
        storage.File.MaximumPages = (int)(long)folder.Run("PRAGMA page_count")!;
        await BreakConnection(storage);
        var large = Turn("b", 1) with { State = new string('x', 1 << 20) };
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.CommitTurnAsync(large, Cancel));
        Assert.Equal(1, (await storage.LoadAsync(Room, Cancel)).Version);
        Assert.Null(await storage.FindTurnAsync(new(Room, "b"), Cancel));

        storage.File.MaximumPages = null;
        await BreakConnection(storage);
        Assert.Equal(CommitResult.Committed, await storage.CommitTurnAsync(large, Cancel));
    }

    [Fact]
    public async Task ATurnThatCannotBeStoredTakesNoOtherWithIt()
    {
        await using var storage = Open();
        storage.File.MaximumPages = (int)(long)folder.Run("PRAGMA page_count")! + 20;
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            var turn = Turn("a", 0) with { Conversation = new("emulator", $"room{i}"), State = i == 3 ? new string('x', 1 << 20) : "{}" };
            try
            {
                return await storage.CommitTurnAsync(turn, Cancel) == CommitResult.Committed;
            }
            catch (StorageUnavailableException)
            {
                return false;
            }
        }));
        Assert.Equal([3], Enumerable.Range(0, 10).Where(i => !results[i]));
    }

    [Fact]
    public async Task AFileHeldByAnotherProgramIsUnavailableUntilItLetsGo()
    {
        await using var storage = Open();
        storage.File.BusySeconds = 1;
        using (var other = folder.Connect())
        {
            Ask(other, "BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.CommitTurnAsync(Turn("a", 0), Cancel));
        }

        Assert.Equal(CommitResult.Committed, await storage.CommitTurnAsync(Turn("a", 0), Cancel));
    }

    [Fact]
    public async Task AFileThatWasTakenAwayDoesNotComeBackEmpty()
    {
        await using var storage = Open();
        await storage.CommitTurnAsync(Turn("a", 0), Cancel);
        var away = folder.Database + ".away";
        await BreakConnection(storage);
        File.Move(folder.Database, away);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.CommitTurnAsync(Turn("b", 1), Cancel));
        Assert.False(File.Exists(folder.Database));

        File.Move(away, folder.Database);
        Assert.Equal(CommitResult.Committed, await storage.CommitTurnAsync(Turn("b", 1), Cancel));
    }

    private SqliteStorage Open() => new(folder.Path, TimeProvider.System);

    private async Task Make(int turns = 1)
    {
        await using var storage = Open();
        for (var i = 0; i < turns; i++)
            await storage.CommitTurnAsync(Turn($"a{i}", i), Cancel);
    }

    /// <summary>A statement that fails makes the writer go on with a new connection.</summary>
    private static async Task BreakConnection(SqliteStorage storage) =>
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.RunAsync("SELECT * FROM nowhere", Cancel));

    private void AssertRefusedUntouched(string expected)
    {
        var before = File.ReadAllBytes(folder.Database);
        var refusal = Assert.Throws<StorageRefusedException>(Open);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Database, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(before, File.ReadAllBytes(folder.Database));
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static TurnCommit Turn(string activityId, long expected) => new()
    {
        Conversation = Room,
        ExpectedVersion = expected,
        Incoming = new() { Type = "message", Id = activityId, Text = "?" },
        Replies = [new Activity { Type = "message", Text = "!" }],
        State = $"{{\"n\":{expected + 1}}}",
    };
}
