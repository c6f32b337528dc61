using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>
/// Conversations in a database that several servers share. Ordinary tables and statements alone, so that any PostgreSQL will do.
/// Failures at run time are <see cref="StorageUnavailableException"/>.
/// </summary>
public sealed class PostgresStorage : IConversationStorage, IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly PostgresDatabase database;
    private readonly PostgresLeases leases;
    private readonly PostgresNotifications? notifications;

    private PostgresStorage(PostgresDatabase database, TimeProvider time, string? listen)
    {
        (this.database, this.time, leases) = (database, time, new(database, time));
        if (listen is not null)
            notifications = new(database, time, conversationId => LogGrew?.Invoke(conversationId), listen);
    }

    /// <inheritdoc/>
    public event Action<string>? LogGrew;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long OldestKey => (time.GetUtcNow() - IConversationStorage.DuplicateWindow).ToUnixTimeMilliseconds();

    /// <summary>Connects, and makes the tables where they are missing.</summary>
    /// <param name="connectionString">As Npgsql takes it; the database must exist.</param>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <param name="notify">Whether servers tell each other by LISTEN and NOTIFY whose log has grown; it is not relied upon.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The storage.</returns>
    /// <exception cref="StorageRefusedException">The text is no connection string, the database cannot be reached, or a newer program has written to it.</exception>
    public static Task<PostgresStorage> OpenAsync(string connectionString, TimeProvider time, bool notify, CancellationToken cancellationToken) =>
        OpenAsync(connectionString, time, notify ? PostgresNotifications.Listen : null, cancellationToken);

    internal static async Task<PostgresStorage> OpenAsync(string connectionString, TimeProvider time, string? listen, CancellationToken cancellationToken) =>
        new(await PostgresDatabase.OpenAsync(connectionString, cancellationToken).ConfigureAwait(false), time, listen);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => database.RunAsync(session => session.ExecuteAsync(Statements.Check, Now), cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        await database.RunAsync(
            session => session.FirstAsync(
                Statements.LoadState, StoredRows.Conversation, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? ""),
            cancellationToken).ConfigureAwait(false) ?? StoredConversation.None;

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var rows = new PostgresTurn(turn, leases);
        var result = await database.WriteAsync(session => rows.CommitAsync(session, Now, OldestKey), result => result == CommitResult.Committed, cancellationToken).ConfigureAwait(false);
        if (result == CommitResult.Committed)
        {
            leases.Forget(turn.Conversation);
            if (turn.Log is not null)
            {
                LogGrew?.Invoke(turn.Conversation.ConversationId);
                notifications?.Tell(turn.Conversation.ConversationId);
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public Task<Lease?> LeaseAsync(ConversationKey conversation, string? activityId, CancellationToken cancellationToken) =>
        leases.TakeAsync(conversation, activityId ?? "", cancellationToken);

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.FirstAsync(
                Statements.FindTurn, StoredRows.Turn,
                key.Conversation.ChannelId, key.Conversation.ConversationId, key.Conversation.MemberId ?? "", key.ActivityId, OldestKey),
            cancellationToken);

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                var (channel, conversation, member) = (key.Conversation.ChannelId, key.Conversation.ConversationId, key.Conversation.MemberId ?? "");
                var changed = await session.ExecuteAsync(Statements.SetSent, channel, conversation, member, key.ActivityId, sent).ConfigureAwait(false);
                if (replyId is not null)
                    await session.ExecuteAsync(Statements.AddReplyId, channel, conversation, member, key.ActivityId, replyId).ConfigureAwait(false);
                return changed;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.FirstAsync(
                Statements.FindAnswer, StoredRows.Answer, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", activityId),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) =>
        await database.RunAsync(
            session => session.FirstAsync(Statements.LogTail, StoredRows.Tail, conversationId),
            cancellationToken).ConfigureAwait(false) ?? new LogTail(0, null);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) =>
        await database.RunAsync(
            session => session.AllAsync(Statements.ReadLog, StoredRows.Logged, conversationId, afterPosition),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var (conversation, json) = (feedback.Conversation, StorageJson.Write(feedback));
        return database.WriteAsync(
            session => session.ExecuteAsync(Statements.AddFeedback, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", json),
            _ => true, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) =>
        await database.RunAsync(session => session.AllAsync(Statements.ReadFeedback, StoredRows.Feedback), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        var offered = candidate.ToArray();
        return await database.RunAsync(
            async session =>
            {
                await session.ExecuteAsync(Statements.OfferSecret, name, offered).ConfigureAwait(false);
                return await session.FirstAsync(Statements.ReadSecret, StoredRows.Secret, name).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await DeleteAsync(session, conversation, Statements.DeleteWithParts).ConfigureAwait(false);
                return true;
            },
            _ => true, cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteUserAsync(string channelId, string userId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => PostgresForgetting.ForgetUserAsync(session, channelId, userId), _ => true, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> ReadTranscriptAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        conversation.ChannelId == ChannelIds.DirectLine
            ? await ReadAsync(conversation.ConversationId, 0, cancellationToken).ConfigureAwait(false)
            : [.. (await database.RunAsync(
                session => session.AllAsync(Statements.ReadTurns, StoredRows.Said, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? ""),
                cancellationToken).ConfigureAwait(false)).SelectMany(said => said)];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UnansweredQuestion>> ReadUnansweredAsync(CancellationToken cancellationToken) =>
        [.. (await database.RunAsync(session => session.AllAsync(Statements.ReadUnanswered, StoredRows.Unanswered), cancellationToken).ConfigureAwait(false)).OfType<UnansweredQuestion>()];

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                // Several servers may do this at the same time: each takes what no other has taken.
                var old = await session.AllAsync(
                    Statements.OldConversations + " FOR UPDATE SKIP LOCKED", StoredRows.Key, before.ToUnixTimeMilliseconds()).ConfigureAwait(false);
                foreach (var conversation in old)
                    await DeleteAsync(session, conversation, Statements.DeletePart).ConfigureAwait(false);
                await session.ExecuteAsync(Statements.ExpireUnanswered, before.ToUnixTimeMilliseconds()).ConfigureAwait(false);
                return old.Count;
            },
            _ => true, cancellationToken);

    /// <summary>Closes all connections.</summary>
    /// <returns>Ends when they are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (notifications is not null)
            await notifications.DisposeAsync().ConfigureAwait(false);
        await leases.DisposeAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task DeleteAsync(PostgresSession session, ConversationKey gone, IReadOnlyList<string> statements)
    {
        foreach (var statement in statements)
            await session.ExecuteAsync(statement, gone.ChannelId, gone.ConversationId, gone.MemberId ?? "").ConfigureAwait(false);
        if (gone.ChannelId == ChannelIds.DirectLine)
            await session.ExecuteAsync(Statements.DeleteLog, gone.ConversationId).ConfigureAwait(false);
    }
}
