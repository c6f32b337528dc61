using System.Diagnostics;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Hosting.Telemetry;
using Activity = RelationsBot.BotFramework.Schema.Activity;

namespace RelationsBot.Hosting.Storage;

/// <summary>A storage that tells how long its operations take and how they fail. Does nothing besides.</summary>
public sealed class MeasuredStorage : IConversationStorage, IAsyncDisposable
{
    private readonly IConversationStorage inner;

    /// <summary>Measures a storage.</summary>
    /// <param name="inner">The storage, which is disposed of with this.</param>
    public MeasuredStorage(IConversationStorage inner) => this.inner = inner;

    /// <inheritdoc/>
    public event Action<string>? LogGrew
    {
        add => inner.LogGrew += value;
        remove => inner.LogGrew -= value;
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => MeasureAsync("check", () => inner.CheckAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        MeasureAsync("load", () => inner.LoadAsync(conversation, cancellationToken));

    /// <inheritdoc/>
    public Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken) =>
        MeasureAsync("commit_turn", () => inner.CommitTurnAsync(turn, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> LeaseAsync(ConversationKey conversation, string? activityId, CancellationToken cancellationToken) =>
        MeasureAsync("lease", () => inner.LeaseAsync(conversation, activityId, cancellationToken));

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken) => MeasureAsync("find_turn", () => inner.FindTurnAsync(key, cancellationToken));

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken) =>
        MeasureAsync("set_sent", () => inner.SetSentAsync(key, sent, replyId, cancellationToken));

    /// <inheritdoc/>
    public Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        MeasureAsync("find_answer", () => inner.FindAnswerAsync(conversation, activityId, cancellationToken));

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken) => MeasureAsync("add_feedback", () => inner.AddFeedbackAsync(feedback, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken) => MeasureAsync("read_feedback", () => inner.ReadFeedbackAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken) =>
        MeasureAsync("get_or_add_secret", () => inner.GetOrAddSecretAsync(name, candidate, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        MeasureAsync("delete_conversation", () => inner.DeleteConversationAsync(conversation, cancellationToken));

    /// <inheritdoc/>
    public Task<int> DeleteUserAsync(string channelId, string userId, CancellationToken cancellationToken) =>
        MeasureAsync("delete_user", () => inner.DeleteUserAsync(channelId, userId, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadTranscriptAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        MeasureAsync("read_transcript", () => inner.ReadTranscriptAsync(conversation, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnansweredQuestion>> ReadUnansweredAsync(CancellationToken cancellationToken) =>
        MeasureAsync("read_unanswered", () => inner.ReadUnansweredAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) => MeasureAsync("expire", () => inner.ExpireAsync(before, cancellationToken));

    /// <inheritdoc/>
    public Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken) =>
        MeasureAsync("read_tail", () => inner.ReadTailAsync(conversationId, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken) =>
        MeasureAsync("read_log", () => inner.ReadAsync(conversationId, afterPosition, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable disposable)
            await disposable.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string operation, Func<Task> run) => await MeasureAsync(operation, async () =>
    {
        await run().ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    private static Task<T> MeasureAsync<T>(string operation, Func<Task<T>> run) =>
        HostingTelemetry.StorageDuration.Enabled || HostingTelemetry.Spans.HasListeners() ? MeasuredAsync(operation, run) : run();

    private static async Task<T> MeasuredAsync<T>(string operation, Func<Task<T>> run)
    {
        var tags = new TagList { { "db.operation.name", operation } };
        using var span = HostingTelemetry.Spans.StartActivity("storage " + operation, ActivityKind.Client);
        span?.SetTag("db.operation.name", operation);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await run().ConfigureAwait(false);
            if (result is CommitResult.Conflict)
                tags.Add(HostingTelemetry.ErrorType, "conflict");
            return result;
        }
        catch (Exception failure)
        {
            tags.Add(HostingTelemetry.ErrorType, failure.GetType().Name);
            span?.SetTag(HostingTelemetry.ErrorType, failure.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            HostingTelemetry.StorageDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        }
    }
}
