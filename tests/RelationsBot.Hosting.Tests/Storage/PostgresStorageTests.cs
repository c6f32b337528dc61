using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Postgres;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

[Collection<PostgresTests>]
public sealed class PostgresStorageTests(PostgresServer server) : ConversationStorageContract
{
    protected override async ValueTask<IConversationStorage> CreateAsync(TimeProvider time) =>
        await PostgresStorage.OpenAsync(await server.NewSchemaAsync(), time, notify: false, TestContext.Current.CancellationToken);
}

[CollectionDefinition]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>;
