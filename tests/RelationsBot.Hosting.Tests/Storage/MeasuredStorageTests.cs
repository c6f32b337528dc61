using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class MeasuredStorageTests : ConversationStorageContract
{
    protected override ValueTask<IConversationStorage> CreateAsync(TimeProvider time) => new(new MeasuredStorage(new MemoryStorage(time)));
}
