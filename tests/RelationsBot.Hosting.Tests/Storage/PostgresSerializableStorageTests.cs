using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Postgres;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>A database whose transactions have to give way to each other (SQLSTATE 40001) does everything that any other does.</summary>
[Collection<PostgresTests>]
public sealed class PostgresSerializableStorageTests(PostgresServer server) : ConversationStorageContract
{
    protected override async ValueTask<IConversationStorage> CreateAsync(TimeProvider time) => await PostgresStorage.OpenAsync(
        await server.NewSchemaAsync() + ";Options=-c default_transaction_isolation=serializable", time, notify: false, TestContext.Current.CancellationToken);
}
