using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Where conversations live: what the bot remembers, turns already answered, Direct Line logs, feedback, keys. What a task has
/// reported as stored is durable as far as the implementation is. Concurrency is optimistic; a conflict is a result, not an
/// exception. Implementations are safe for concurrent use.
/// </summary>
public interface IConversationStorage : IDirectLineLog
{
    /// <summary>How long a turn is kept for second deliveries.</summary>
    public static readonly TimeSpan DuplicateWindow = TimeSpan.FromHours(24);

    /// <summary>
    /// Raised with the conversation's id after a Direct Line log has grown, by whomever: readers that wait go on reading. May come
    /// too often; where another server appends it may come late or not at all, so readers look by themselves too.
    /// </summary>
    event Action<string>? LogGrew;

    /// <summary>Proves that something can be stored now, by storing something without meaning.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is stored.</returns>
    /// <exception cref="StorageUnavailableException">Nothing can be stored now.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Reads what is remembered of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>State and version; <see cref="StoredConversation.None"/> where nothing is known.</returns>
    Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Stores a turn: new state, replies, the key for second deliveries, a vote and log entries; all or nothing.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Gives up; whether it was stored is then unknown.</param>
    /// <returns>Whether it was stored, and what stood in the way.</returns>
    Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other server takes a turn of a conversation, or sends the replies to an activity, and keeps them from it. Callers on one
    /// server see to it themselves that they come one after the other. The lease of a turn ends when the turn is committed.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="activityId">The activity whose replies are sent; null: a turn is taken.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>To be disposed of when done; null where another server does not come to an end.</returns>
    Task<Lease?> LeaseAsync(ConversationKey conversation, string? activityId, CancellationToken cancellationToken);

    /// <summary>Finds the turn of an activity that was answered within <see cref="DuplicateWindow"/>.</summary>
    /// <param name="key">Channel, conversation and activity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The turn, or null where there is none or it is too old.</returns>
    Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken);

    /// <summary>Notes how far sending a turn's replies has come; nothing happens where the turn is not there any more.</summary>
    /// <param name="key">The turn.</param>
    /// <param name="sent">As <see cref="StoredTurn.Sent"/>; may go back after a sure failure.</param>
    /// <param name="replyId">The id that the channel gave to the last of them, by which <see cref="FindAnswerAsync"/> finds the turn; null: not known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is stored.</returns>
    Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken);

    /// <summary>Finds what was answered, for as long as its turn is kept, which is at least <see cref="DuplicateWindow"/>.</summary>
    /// <param name="conversation">The conversation; by the id of a reply the answer to another member of the group is found too.</param>
    /// <param name="activityId">The id of the message that was answered, or the one that the channel gave to the reply.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer, or null where there is none to that id.</returns>
    Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken);

    /// <summary>Keeps feedback.</summary>
    /// <param name="feedback">The feedback.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is stored.</returns>
    Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken);

    /// <summary>All feedback, the oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feedback.</returns>
    Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken);

    /// <summary>The secret kept under a name: the first one ever offered, on whichever server.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="candidate">Random bytes to keep where there is none yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The secret that all servers use.</returns>
    Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken);

    /// <summary>Forgets a conversation: state, turns, its Direct Line log and feedback. The conversation may begin anew.</summary>
    /// <param name="conversation">The conversation with all its members' parts, or one member's part of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is gone.</returns>
    Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets all conversations of a user, in a group that user's part: state, turns and feedback. What Direct Line clients may
    /// still be reading becomes empty instead, since the conversation goes on.
    /// </summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">The account, as <see cref="TurnCommit.UserId"/> named it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many conversations, or parts of them, were forgotten.</returns>
    Task<int> DeleteUserAsync(string channelId, string userId, CancellationToken cancellationToken);

    /// <summary>What was said in a conversation, as far as it is kept: of Direct Line the log, of other channels the turns.</summary>
    /// <param name="conversation">The conversation with all its members' parts, or one member's part of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The activities in order, each with an id and a time; none where the conversation is not known.</returns>
    Task<IReadOnlyList<Activity>> ReadTranscriptAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>The questions that had no answer, the oldest first; empty unless a host keeps them.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The questions.</returns>
    Task<IReadOnlyList<UnansweredQuestion>> ReadUnansweredAsync(CancellationToken cancellationToken);

    /// <summary>Forgets conversations in which nothing has been stored since an instant, as <see cref="DeleteConversationAsync"/> does, and questions without an answer of before it.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were forgotten.</returns>
    Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
