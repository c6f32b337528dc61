using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Sqlite;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class SqliteStorageTests : ConversationStorageContract, IAsyncDisposable
{
    private readonly StorageFolder folder = new();
    private SqliteStorage? storage;

    protected override IConversationStorage Create(TimeProvider time) => storage = new SqliteStorage(folder.Path, time);

    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
            await storage.DisposeAsync();
        folder.Dispose();
    }
}
