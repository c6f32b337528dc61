using Npgsql;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>
/// Conversations in a database that several servers share. Ordinary tables and statements alone, so that any PostgreSQL will do.
/// Failures at run time are <see cref="StorageUnavailableException"/>.
/// </summary>
public sealed class PostgresStorage : IConversationStorage, IAsyncDisposable
{
    /// <summary>How often a transaction is begun anew that the database gave up for the sake of another.</summary>
    private const int MaximumAttempts = 5;

    private readonly TimeProvider time;
    private readonly NpgsqlDataSource database;

    private PostgresStorage(NpgsqlDataSource database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <inheritdoc/>
    public event Action<string>? LogGrew;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long OldestKey => (time.GetUtcNow() - IConversationStorage.DuplicateWindow).ToUnixTimeMilliseconds();

    /// <summary>Connects, and makes the tables where they are missing.</summary>
    /// <param name="connectionString">As Npgsql takes it; the database must exist.</param>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The storage.</returns>
    /// <exception cref="StorageRefusedException">The text is no connection string, the database cannot be reached, or a newer program has written to it.</exception>
    public static async Task<PostgresStorage> OpenAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken)
    {
        NpgsqlDataSource database;
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 };
            database = NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException exception)
        {
            // Its message may quote the text, and the text has a password in it.
            throw new StorageRefusedException("Storage:ConnectionString: expected a connection string such as Host=…;Database=…;Username=…;Password=…", exception.InnerException);
        }

        try
        {
            await PostgresSchema.MigrateAsync(database, cancellationToken).ConfigureAwait(false);
            return new(database, time);
        }
        catch (NpgsqlException exception)
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw new StorageRefusedException($"The database of Storage:ConnectionString cannot be used: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => WriteAsync(session => session.ExecuteAsync(Statements.Check, Now), _ => true, cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.FirstAsync(
                Statements.LoadState, row => new StoredConversation(row.GetString(0), row.GetInt64(1)),
                conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? ""),
            cancellationToken).ConfigureAwait(false) ?? StoredConversation.None;

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var rows = new PostgresTurn(turn);
        var result = await WriteAsync(session => rows.CommitAsync(session, Now, OldestKey), result => result == CommitResult.Committed, cancellationToken).ConfigureAwait(false);
        if (result == CommitResult.Committed && turn.Log is { } log)
            LogGrew?.Invoke(log.ConversationId);
        return result;
    }

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) =>
        ReadAsync(
            session => session.FirstAsync(
                Statements.FindTurn,
                row => new StoredTurn(
                    StoredActivities.ReadList(row.GetString(0)), row.GetInt32(1),
                    StorageJson.ReadInvoke(row.IsDBNull(2) ? null : row.GetString(2)), StorageJson.ReadAnswer(row.IsDBNull(3) ? null : row.GetString(3))),
                key.Conversation.ChannelId, key.Conversation.ConversationId, key.Conversation.MemberId ?? "", key.ActivityId, OldestKey),
            cancellationToken);

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                var (channel, conversation, member) = (key.Conversation.ChannelId, key.Conversation.ConversationId, key.Conversation.MemberId ?? "");
                var changed = await session.ExecuteAsync(Statements.SetSent, channel, conversation, member, key.ActivityId, sent).ConfigureAwait(false);
                if (replyId is not null)
                    await session.ExecuteAsync(Statements.AddReplyId, channel, conversation, member, key.ActivityId, replyId).ConfigureAwait(false);
                return changed;
            },
            _ => true, cancellationToken);

    /// <inheritdoc/>
    public Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        ReadAsync(
            session => session.FirstAsync(
                Statements.FindAnswer, row => StorageJson.ReadAnswer(row.IsDBNull(0) ? null : row.GetString(0)),
                conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", activityId),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.FirstAsync(Statements.LogTail, row => new LogTail(row.GetInt64(0), StoredActivities.Read(row.GetString(1))), conversationId),
            cancellationToken).ConfigureAwait(false) ?? new LogTail(0, null);

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(string conversationId, long expectedPosition, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        var lines = new PostgresLogLines(new(conversationId, expectedPosition, activities));
        var isAppended = await WriteAsync(session => lines.TryAppendAsync(session, Now), isAppended => isAppended, cancellationToken).ConfigureAwait(false);
        if (isAppended)
            LogGrew?.Invoke(conversationId);
        return isAppended;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.AllAsync(Statements.ReadLog, row => StoredActivities.Read(row.GetString(0)), conversationId, afterPosition),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var (conversation, json) = (feedback.Conversation, StorageJson.Write(feedback));
        return WriteAsync(
            session => session.ExecuteAsync(Statements.AddFeedback, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", json),
            _ => true, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) =>
        await ReadAsync(session => session.AllAsync(Statements.ReadFeedback, row => StorageJson.ReadFeedback(row.GetString(0))), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        var offered = candidate.ToArray();
        return await WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(Statements.OfferSecret, name, offered).ConfigureAwait(false);
                return await session.FirstAsync(Statements.ReadSecret, row => row.GetFieldValue<byte[]>(0), name).ConfigureAwait(false);
            },
            _ => true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await DeleteAsync(session, conversation, Statements.DeleteWithParts).ConfigureAwait(false);
                return true;
            },
            _ => true, cancellationToken);

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                // Several servers may do this at the same time: each takes what no other has taken.
                var old = await session.AllAsync(
                    Statements.OldConversations + " FOR UPDATE SKIP LOCKED", row => new ConversationKey(row.GetString(0), row.GetString(1), row.GetString(2)),
                    before.ToUnixTimeMilliseconds()).ConfigureAwait(false);
                foreach (var conversation in old)
                    await DeleteAsync(session, conversation, Statements.DeletePart).ConfigureAwait(false);
                return old.Count;
            },
            _ => true, cancellationToken);

    /// <summary>Closes all connections.</summary>
    /// <returns>Ends when they are closed.</returns>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task DeleteAsync(PostgresSession session, ConversationKey gone, IReadOnlyList<string> statements)
    {
        foreach (var statement in statements)
            await session.ExecuteAsync(statement, gone.ChannelId, gone.ConversationId, gone.MemberId ?? "").ConfigureAwait(false);
        if (gone.ChannelId == ChannelIds.DirectLine)
            await session.ExecuteAsync(Statements.DeleteLog, gone.ConversationId).ConfigureAwait(false);
    }

    private async Task<T> ReadAsync<T>(Func<PostgresSession, Task<T>> statements, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return await statements(new(connection, cancellationToken)).ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            throw new StorageUnavailableException(exception);
        }
    }

    /// <summary>Runs a transaction, and again where the database chose it to give way; what <paramref name="isToKeep"/> refuses is undone.</summary>
    private async Task<T> WriteAsync<T>(Func<PostgresSession, Task<T>> statements, Func<T, bool> isToKeep, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                var result = await statements(new(connection, cancellationToken)).ConfigureAwait(false);
                if (isToKeep(result))
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                else
                    await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
            catch (PostgresException exception) when (attempt < MaximumAttempts && exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
                // Undone as a whole: begin anew.
            }
            catch (NpgsqlException exception)
            {
                throw new StorageUnavailableException(exception);
            }
        }
    }
}
