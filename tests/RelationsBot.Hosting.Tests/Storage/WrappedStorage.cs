using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>Another storage, for tests that step in between.</summary>
internal abstract class WrappedStorage(IConversationStorage storage) : IConversationStorage
{
    public event Action<string>? LogGrew
    {
        add => storage.LogGrew += value;
        remove => storage.LogGrew -= value;
    }

    public virtual Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken) => storage.CommitTurnAsync(turn, cancellationToken);

    public virtual Task CheckAsync(CancellationToken cancellationToken) => storage.CheckAsync(cancellationToken);

    public virtual Task<Lease?> LeaseAsync(ConversationKey conversation, string? activityId, CancellationToken cancellationToken) => storage.LeaseAsync(conversation, activityId, cancellationToken);

    public virtual Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) => storage.LoadAsync(conversation, cancellationToken);

    public virtual Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) => storage.FindTurnAsync(key, cancellationToken);

    public virtual Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken) => storage.SetSentAsync(key, sent, replyId, cancellationToken);

    public virtual Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) => storage.FindAnswerAsync(conversation, activityId, cancellationToken);

    public virtual Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken) => storage.AddFeedbackAsync(feedback, cancellationToken);

    public virtual Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) => storage.ReadFeedbackAsync(cancellationToken);

    public virtual Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken) => storage.GetOrAddSecretAsync(name, candidate, cancellationToken);

    public virtual Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) => storage.DeleteConversationAsync(conversation, cancellationToken);

    public Task<int> DeleteUserAsync(string channelId, string userId, CancellationToken cancellationToken) => storage.DeleteUserAsync(channelId, userId, cancellationToken);

    public Task<IReadOnlyList<Activity>> ReadTranscriptAsync(ConversationKey conversation, CancellationToken cancellationToken) => storage.ReadTranscriptAsync(conversation, cancellationToken);

    public Task<IReadOnlyList<UnansweredQuestion>> ReadUnansweredAsync(CancellationToken cancellationToken) => storage.ReadUnansweredAsync(cancellationToken);

    public virtual Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) => storage.ExpireAsync(before, cancellationToken);

    public virtual Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) => storage.ReadTailAsync(conversationId, cancellationToken);

    public virtual Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) => storage.ReadAsync(conversationId, afterPosition, cancellationToken);
}
