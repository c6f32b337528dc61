using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Sqlite;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class SqliteStorageTests : ConversationStorageContract
{
    private readonly StorageFolder folder = new();

    protected override ValueTask<IConversationStorage> CreateAsync(TimeProvider time) => new(new SqliteStorage(folder.Path, time));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
