using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class MemoryStorageTests : ConversationStorageContract
{
    protected override IConversationStorage Create(TimeProvider time) => new MemoryStorage(time);
}
