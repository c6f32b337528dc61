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
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    /// <summary>Opens the storage, or makes it.</summary>
    /// <param name="folder">The folder with the database; made where it is missing. One process at a time.</param>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <exception cref="StorageRefusedException">The folder or the file cannot be used; it was left as it is.</exception>
    public SqliteStorage(string folder, TimeProvider time)
        : this(SqliteFile.Take(folder), time)
    {
    }

    private SqliteStorage(SqliteFile file, TimeProvider time)
    {
        (File, this.time) = (file, time);
        writer = new(File);
        readers = new(File);
    }

    /// <inheritdoc/>
    public event Action<string>? LogGrew;

    /// <summary>Opens a storage beside the server that may be using it.</summary>
    /// <param name="folder">The folder with the database.</param>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <returns>The storage.</returns>
    /// <exception cref="StorageRefusedException">There is none, or it is of another version.</exception>
    public static SqliteStorage Join(string folder, TimeProvider time) => new(SqliteFile.Join(folder), time);

    /// <summary>The file, for tests that take things away from it.</summary>
    internal SqliteFile File { get; }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long OldestKey => (time.GetUtcNow() - IConversationStorage.DuplicateWindow).ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => writer.RunAsync(session => session.Execute(Statements.Check, Now), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            Statements.LoadState, StoredRows.Conversation, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "")) ?? StoredConversation.None);

    /// <inheritdoc/>
    public async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var rows = new SqliteTurn(turn);
        var result = await writer.RunAsync(session => rows.Commit(session, Now, OldestKey), cancellationToken).ConfigureAwait(false);
        if (result == CommitResult.Committed && turn.Log is not null)
            LogGrew?.Invoke(turn.Conversation.ConversationId);
        return result;
    }

    /// <inheritdoc/>
    public Task<Lease?> LeaseAsync(ConversationKey conversation, string? activityId, CancellationToken cancellationToken) => Task.FromResult<Lease?>(Lease.OfTheOnlyServer);

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            Statements.FindTurn, StoredRows.Turn, key.Conversation.ChannelId, key.Conversation.ConversationId, key.Conversation.MemberId ?? "", key.ActivityId, OldestKey)));

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken) =>
        writer.RunAsync(
            session =>
            {
                var (channel, conversation, member) = (key.Conversation.ChannelId, key.Conversation.ConversationId, key.Conversation.MemberId ?? "");
                var changed = session.Execute(Statements.SetSent, channel, conversation, member, key.ActivityId, sent);
                if (replyId is not null)
                    session.Execute(Statements.AddReplyId, channel, conversation, member, key.ActivityId, replyId);
                return changed;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            Statements.FindAnswer, StoredRows.Answer, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", activityId)));

    /// <inheritdoc/>
    public Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(session => session.First(
            Statements.LogTail, StoredRows.Tail, conversationId)) ?? new LogTail(0, null));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Activity>>(readers.Read(session => session.All(
            Statements.ReadLog, StoredRows.Logged, conversationId, afterPosition)));

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var (conversation, json) = (feedback.Conversation, StorageJson.Write(feedback));
        return writer.RunAsync(
            session => session.Execute(Statements.AddFeedback, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Feedback>>(readers.Read(session => session.All(Statements.ReadFeedback, StoredRows.Feedback)));

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        var offered = candidate.ToArray();
        return await writer.RunAsync(
            session =>
            {
                session.Execute(Statements.OfferSecret, name, offered);
                return session.First(Statements.ReadSecret, StoredRows.Secret, name)!;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        writer.RunAsync(session => Delete(session, conversation, Statements.DeleteWithParts), cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteUserAsync(string channelId, string userId, CancellationToken cancellationToken) =>
        writer.RunAsync(session => SqliteForgetting.ForgetUser(session, channelId, userId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadTranscriptAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        conversation.ChannelId == ChannelIds.DirectLine
            ? ReadAsync(conversation.ConversationId, 0, cancellationToken)
            : Task.FromResult<IReadOnlyList<Activity>>([.. readers.Read(session => session.All(
                Statements.ReadTurns, StoredRows.Said, conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "")).SelectMany(said => said)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnansweredQuestion>> ReadUnansweredAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UnansweredQuestion>>([.. readers.Read(session => session.All(Statements.ReadUnanswered, StoredRows.Unanswered)).OfType<UnansweredQuestion>()]);

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        writer.RunAsync(
            session =>
            {
                var limit = before.ToUnixTimeMilliseconds();
                session.Execute(Statements.ExpireUnanswered, limit);
                return session.All(Statements.OldConversations, StoredRows.Key, limit).Sum(conversation => Delete(session, conversation, Statements.DeletePart));
            },
            cancellationToken);

    /// <summary>Writes what is waiting and lets go of the file.</summary>
    /// <returns>Ends when another process may take it.</returns>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        readers.Dispose();
        File.Dispose();
    }

    /// <summary>Runs one statement as the writer does.</summary>
    internal Task RunAsync(string sql, CancellationToken cancellationToken) => writer.RunAsync(session => session.Execute(sql), cancellationToken);

    private static int Delete(SqliteSession session, ConversationKey gone, IReadOnlyList<string> statements)
    {
        foreach (var statement in statements)
            session.Execute(statement, gone.ChannelId, gone.ConversationId, gone.MemberId ?? "");
        if (gone.ChannelId == ChannelIds.DirectLine)
            session.Execute(Statements.DeleteLog, gone.ConversationId);
        return 1;
    }
}
