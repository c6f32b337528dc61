using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class MemoryStorageTests : ConversationStorageContract
{
    protected override ValueTask<IConversationStorage> CreateAsync(TimeProvider time) => new(new MemoryStorage(time));
}
