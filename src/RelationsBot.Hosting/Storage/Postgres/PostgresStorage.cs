using System.Text.Json;
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
    public async Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.FirstAsync(
                "SELECT state, version FROM conversation WHERE channel_id = $1 AND conversation_id = $2 AND state IS NOT NULL",
                row => new StoredConversation(row.GetString(0), row.GetInt64(1)),
                conversation.ChannelId, conversation.ConversationId),
            cancellationToken).ConfigureAwait(false) ?? StoredConversation.None;

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (incoming, replies) = (StoredActivities.Write(turn.Incoming), StoredActivities.Write(turn.Replies));
        var log = turn.Log is { } append ? new LogLines(append) : null;
        var result = await WriteAsync(session => CommitAsync(session, turn, incoming, replies, log), result => result == CommitResult.Committed, cancellationToken).ConfigureAwait(false);
        if (result == CommitResult.Committed && log is not null)
            LogGrew?.Invoke(log.ConversationId);
        return result;
    }

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) =>
        ReadAsync(
            session => session.FirstAsync(
                "SELECT replies, sent FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND activity_id = $3 AND at > $4",
                row => new StoredTurn(StoredActivities.ReadList(row.GetString(0)), row.GetInt32(1)),
                key.Conversation.ChannelId, key.Conversation.ConversationId, key.ActivityId, OldestKey),
            cancellationToken);

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, CancellationToken cancellationToken) =>
        WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE turn SET sent = $1 WHERE channel_id = $2 AND conversation_id = $3 AND activity_id = $4",
                sent, key.Conversation.ChannelId, key.Conversation.ConversationId, key.ActivityId),
            _ => true, cancellationToken);

    /// <inheritdoc/>
    public async Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.FirstAsync(
                "SELECT position, activity FROM log WHERE conversation_id = $1 ORDER BY position DESC LIMIT 1",
                row => new LogTail(row.GetInt64(0), StoredActivities.Read(row.GetString(1))),
                conversationId),
            cancellationToken).ConfigureAwait(false) ?? new LogTail(0, null);

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(string conversationId, long expectedPosition, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        var lines = new LogLines(new(conversationId, expectedPosition, activities));
        var isAppended = await WriteAsync(session => lines.TryAppendAsync(session, Now), isAppended => isAppended, cancellationToken).ConfigureAwait(false);
        if (isAppended)
            LogGrew?.Invoke(conversationId);
        return isAppended;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.AllAsync(
                "SELECT activity FROM log WHERE conversation_id = $1 AND position > $2 ORDER BY position",
                row => StoredActivities.Read(row.GetString(0)),
                conversationId, afterPosition),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var json = JsonSerializer.Serialize(feedback, FeedbackJson.Default.Feedback);
        return WriteAsync(
            session => session.ExecuteAsync(
                "INSERT INTO feedback (channel_id, conversation_id, feedback) VALUES ($1, $2, $3)",
                feedback.Conversation.ChannelId, feedback.Conversation.ConversationId, json),
            _ => true, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) =>
        await ReadAsync(
            session => session.AllAsync(
                "SELECT feedback FROM feedback ORDER BY id", row => JsonSerializer.Deserialize(row.GetString(0), FeedbackJson.Default.Feedback)!),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        var offered = candidate.ToArray();
        return await WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, offered).ConfigureAwait(false);
                return await session.FirstAsync("SELECT value FROM secret WHERE name = $1", row => row.GetFieldValue<byte[]>(0), name).ConfigureAwait(false);
            },
            _ => true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await DeleteAsync(session, conversation).ConfigureAwait(false);
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
                    "SELECT channel_id, conversation_id FROM conversation WHERE touched < $1 FOR UPDATE SKIP LOCKED",
                    row => new ConversationKey(row.GetString(0), row.GetString(1)),
                    before.ToUnixTimeMilliseconds()).ConfigureAwait(false);
                foreach (var conversation in old)
                    await DeleteAsync(session, conversation).ConfigureAwait(false);
                return old.Count;
            },
            _ => true, cancellationToken);

    /// <summary>Closes all connections.</summary>
    /// <returns>Ends when they are closed.</returns>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<CommitResult> CommitAsync(PostgresSession session, TurnCommit turn, string incoming, string replies, LogLines? log)
    {
        var (channel, conversation, now) = (turn.Conversation.ChannelId, turn.Conversation.ConversationId, Now);
        if (turn.Key is { } key)
        {
            if (await session.FirstAsync(
                    "SELECT true FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND activity_id = $3 AND at > $4",
                    _ => true, channel, conversation, key.ActivityId, OldestKey).ConfigureAwait(false))
                return CommitResult.Duplicate;

            // The same id again, later than second deliveries come: the key goes to the new turn.
            await session.ExecuteAsync(
                "UPDATE turn SET activity_id = NULL WHERE channel_id = $1 AND conversation_id = $2 AND activity_id = $3 AND at <= $4",
                channel, conversation, key.ActivityId, OldestKey).ConfigureAwait(false);
        }

        // Whoever changes the row first wins: the other waits for the commit and then finds another version.
        var changed = await session.ExecuteAsync(
            """
            INSERT INTO conversation (channel_id, conversation_id, state, version, touched) SELECT $1, $2, $3, 1, $5 WHERE $4 = 0
            ON CONFLICT (channel_id, conversation_id) DO UPDATE SET state = excluded.state, version = 1, touched = excluded.touched WHERE conversation.version = 0
            """,
            channel, conversation, turn.State, turn.ExpectedVersion, now).ConfigureAwait(false);
        if (turn.ExpectedVersion > 0)
        {
            changed = await session.ExecuteAsync(
                "UPDATE conversation SET state = $3, version = version + 1, touched = $5 WHERE channel_id = $1 AND conversation_id = $2 AND version = $4",
                channel, conversation, turn.State, turn.ExpectedVersion, now).ConfigureAwait(false);
        }

        if (changed == 0 || (log is not null && !await log.TryAppendAsync(session, now).ConfigureAwait(false)))
            return CommitResult.Conflict;
        var isNew = await session.ExecuteAsync(
            """
            INSERT INTO turn (channel_id, conversation_id, activity_id, at, incoming, replies, sent) VALUES ($1, $2, $3, $4, $5, $6, 0)
            ON CONFLICT (channel_id, conversation_id, activity_id) DO NOTHING
            """,
            channel, conversation, turn.Key?.ActivityId, now, incoming, replies).ConfigureAwait(false);
        return isNew == 1 ? CommitResult.Committed : CommitResult.Duplicate;
    }

    private static async Task DeleteAsync(PostgresSession session, ConversationKey gone)
    {
        foreach (var table in (string[])["conversation", "turn", "feedback"])
        {
            await session.ExecuteAsync($"DELETE FROM {table} WHERE channel_id = $1 AND conversation_id = $2", gone.ChannelId, gone.ConversationId).ConfigureAwait(false);
        }

        if (gone.ChannelId == ChannelIds.DirectLine)
            await session.ExecuteAsync("DELETE FROM log WHERE conversation_id = $1", gone.ConversationId).ConfigureAwait(false);
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

    /// <summary>Lines for a Direct Line log, written as text before the transaction begins.</summary>
    private sealed class LogLines(LogAppend append)
    {
        private readonly string[] lines = [.. append.Activities.Select(StoredActivities.Write)];

        public string ConversationId => append.ConversationId;

        /// <summary>Appends all or, where the log ends elsewhere, what must be undone.</summary>
        public async Task<bool> TryAppendAsync(PostgresSession session, long now)
        {
            // Locks the conversation's row: appends of one conversation come one after the other. A conversation without a turn grows old too.
            await session.ExecuteAsync(
                """
                INSERT INTO conversation (channel_id, conversation_id, state, version, touched) VALUES ($1, $2, NULL, 0, $3)
                ON CONFLICT (channel_id, conversation_id) DO UPDATE SET touched = excluded.touched
                """,
                ChannelIds.DirectLine, ConversationId, now).ConfigureAwait(false);
            var end = await session.FirstAsync("SELECT COALESCE(MAX(position), 0) FROM log WHERE conversation_id = $1", row => row.GetInt64(0), ConversationId).ConfigureAwait(false);
            if (end != append.ExpectedPosition)
                return false;
            await session.ExecuteAsync(
                "INSERT INTO log (conversation_id, position, activity) SELECT $1, $2 + line.number, line.activity FROM unnest($3) WITH ORDINALITY AS line (activity, number)",
                ConversationId, append.ExpectedPosition, lines).ConfigureAwait(false);
            return true;
        }
    }
}
