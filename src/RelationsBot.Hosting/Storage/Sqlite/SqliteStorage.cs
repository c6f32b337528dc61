using System.Text.Json;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>
/// Conversations in a file of one server. What a task has reported as stored survives the end of the process and of the machine (SQLite in
/// WAL mode with <c>synchronous=FULL</c>). Failures at run time are <see cref="StorageUnavailableException"/>.
/// </summary>
public sealed class SqliteStorage : IConversationStorage, IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly SqliteFile file;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    /// <summary>Opens the storage, or makes it.</summary>
    /// <param name="folder">The folder with the database; made where it is missing. One process at a time.</param>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <exception cref="StorageRefusedException">The folder or the file cannot be used; it was left as it is.</exception>
    public SqliteStorage(string folder, TimeProvider time)
    {
        this.time = time;
        file = SqliteFile.Take(folder);
        writer = new(file);
        readers = new(file);
    }

    /// <inheritdoc/>
    public event Action<string>? LogGrew;

    /// <summary>The file, for tests that take things away from it.</summary>
    internal SqliteFile File => file;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long OldestKey => (time.GetUtcNow() - IConversationStorage.DuplicateWindow).ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            "SELECT state, version FROM conversation WHERE channel_id = $1 AND conversation_id = $2 AND state IS NOT NULL",
            row => new StoredConversation(row.GetString(0), row.GetInt64(1)),
            conversation.ChannelId, conversation.ConversationId)) ?? StoredConversation.None);

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var (incoming, replies) = (StoredActivities.Write(turn.Incoming), StoredActivities.Write(turn.Replies));
        var log = turn.Log is { } append ? new LogLines(append) : null;
        var result = await writer.RunAsync(session => Commit(session, turn, incoming, replies, log), cancellationToken).ConfigureAwait(false);
        if (result == CommitResult.Committed && log is not null)
            LogGrew?.Invoke(log.ConversationId);
        return result;
    }

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            "SELECT replies, sent FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND activity_id = $3 AND at > $4",
            row => new StoredTurn(StoredActivities.ReadList(row.GetString(0)), row.GetInt32(1)),
            key.Conversation.ChannelId, key.Conversation.ConversationId, key.ActivityId, OldestKey)));

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, CancellationToken cancellationToken) =>
        writer.RunAsync(
            session => session.Execute(
                "UPDATE turn SET sent = $1 WHERE channel_id = $2 AND conversation_id = $3 AND activity_id = $4",
                sent, key.Conversation.ChannelId, key.Conversation.ConversationId, key.ActivityId),
            cancellationToken);

    /// <inheritdoc/>
    public Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            "SELECT position, activity FROM log WHERE conversation_id = $1 ORDER BY position DESC LIMIT 1",
            row => new LogTail(row.GetInt64(0), StoredActivities.Read(row.GetString(1))),
            conversationId)) ?? new LogTail(0, null));

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(string conversationId, long expectedPosition, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        var lines = new LogLines(new(conversationId, expectedPosition, activities));
        var isAppended = await writer.RunAsync(session => lines.IsExpectedIn(session) && lines.AppendTo(session, Now), cancellationToken).ConfigureAwait(false);
        if (isAppended)
            LogGrew?.Invoke(conversationId);
        return isAppended;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Activity>>(readers.Read(session => session.All(
            "SELECT activity FROM log WHERE conversation_id = $1 AND position > $2 ORDER BY position",
            row => StoredActivities.Read(row.GetString(0)),
            conversationId, afterPosition)));

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var json = JsonSerializer.Serialize(feedback, FeedbackJson.Default.Feedback);
        return writer.RunAsync(
            session => session.Execute(
                "INSERT INTO feedback (channel_id, conversation_id, feedback) VALUES ($1, $2, $3)",
                feedback.Conversation.ChannelId, feedback.Conversation.ConversationId, json),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Feedback>>(readers.Read(session => session.All(
            "SELECT feedback FROM feedback ORDER BY id",
            row => JsonSerializer.Deserialize(row.GetString(0), FeedbackJson.Default.Feedback)!)));

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        var offered = candidate.ToArray();
        return await writer.RunAsync(
            session =>
            {
                session.Execute("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, offered);
                return session.First("SELECT value FROM secret WHERE name = $1", row => row.GetFieldValue<byte[]>(0), name)!;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        writer.RunAsync(
            session =>
            {
                Delete(session, conversation);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        writer.RunAsync(
            session =>
            {
                var old = session.All(
                    "SELECT channel_id, conversation_id FROM conversation WHERE touched < $1",
                    row => new ConversationKey(row.GetString(0), row.GetString(1)),
                    before.ToUnixTimeMilliseconds());
                old.ForEach(conversation => Delete(session, conversation));
                return old.Count;
            },
            cancellationToken);

    /// <summary>Writes what is waiting and lets go of the file.</summary>
    /// <returns>Ends when another process may take it.</returns>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        readers.Dispose();
        file.Dispose();
    }

    /// <summary>Runs one statement as the writer does.</summary>
    internal Task RunAsync(string sql, CancellationToken cancellationToken) => writer.RunAsync(session => session.Execute(sql), cancellationToken);

    private CommitResult Commit(SqliteSession session, TurnCommit turn, string incoming, string replies, LogLines? log)
    {
        var (channel, conversation) = (turn.Conversation.ChannelId, turn.Conversation.ConversationId);
        if (turn.Key is { } key && session.First(
                "SELECT 1 FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND activity_id = $3 AND at > $4",
                _ => true, channel, conversation, key.ActivityId, OldestKey))
            return CommitResult.Duplicate;
        var version = session.First(
            "SELECT version FROM conversation WHERE channel_id = $1 AND conversation_id = $2", row => row.GetInt64(0), channel, conversation);
        if (version != turn.ExpectedVersion || log?.IsExpectedIn(session) == false)
            return CommitResult.Conflict;

        var now = Now;
        session.Execute(
            """
            INSERT INTO conversation (channel_id, conversation_id, state, version, touched) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (channel_id, conversation_id) DO UPDATE SET state = excluded.state, version = excluded.version, touched = excluded.touched
            """,
            channel, conversation, turn.State, version + 1, now);

        // The same id again, later than second deliveries come: the key goes to the new turn.
        if (turn.Key is { } again)
        {
            session.Execute(
                "UPDATE turn SET activity_id = NULL WHERE channel_id = $1 AND conversation_id = $2 AND activity_id = $3",
                channel, conversation, again.ActivityId);
        }

        session.Execute(
            "INSERT INTO turn (channel_id, conversation_id, activity_id, at, incoming, replies, sent) VALUES ($1, $2, $3, $4, $5, $6, 0)",
            channel, conversation, turn.Key?.ActivityId, now, incoming, replies);
        log?.AppendTo(session, now);
        return CommitResult.Committed;
    }

    private static void Delete(SqliteSession session, ConversationKey gone)
    {
        foreach (var table in (string[])["conversation", "turn", "feedback"])
            session.Execute($"DELETE FROM {table} WHERE channel_id = $1 AND conversation_id = $2", gone.ChannelId, gone.ConversationId);
        if (gone.ChannelId == ChannelIds.DirectLine)
            session.Execute("DELETE FROM log WHERE conversation_id = $1", gone.ConversationId);
    }

    /// <summary>Lines for a Direct Line log, written as text before the writer's turn comes.</summary>
    private sealed class LogLines(LogAppend append)
    {
        private readonly string[] lines = [.. append.Activities.Select(StoredActivities.Write)];

        public string ConversationId => append.ConversationId;

        public bool IsExpectedIn(SqliteSession session) =>
            session.First("SELECT MAX(position) FROM log WHERE conversation_id = $1", row => row.IsDBNull(0) ? 0 : row.GetInt64(0), ConversationId) == append.ExpectedPosition;

        public bool AppendTo(SqliteSession session, long now)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                session.Execute(
                    "INSERT INTO log (conversation_id, position, activity) VALUES ($1, $2, $3)",
                    ConversationId, append.ExpectedPosition + 1 + i, lines[i]);
            }

            // A conversation without a turn yet grows old too.
            session.Execute(
                """
                INSERT INTO conversation (channel_id, conversation_id, state, version, touched) VALUES ($1, $2, NULL, 0, $3)
                ON CONFLICT (channel_id, conversation_id) DO UPDATE SET touched = excluded.touched
                """,
                ChannelIds.DirectLine, ConversationId, now);
            return true;
        }
    }
}
