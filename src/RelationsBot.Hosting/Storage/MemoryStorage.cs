using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Conversations in memory: gone with the process. Turns are kept for a day and seldom read again, therefore packed, some together. One lock guards
/// everything, since no operation takes long.
/// </summary>
public sealed class MemoryStorage : IConversationStorage
{
    private readonly Lock guard = new();
    private readonly TimeProvider time;
    private readonly Dictionary<ConversationKey, Kept> conversations = [];
    private readonly Dictionary<TurnKey, KeptTurn> turns = [];
    private readonly Queue<KeptTurn> turnsByAge = [];
    private readonly Dictionary<TurnKey, TurnKey> turnsByReply = [];
    private readonly Dictionary<string, List<Activity>> logs = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> secrets = [];
    private readonly List<Feedback> feedbacks = [];
    private readonly List<(UnansweredQuestion Question, DateTimeOffset At)> unanswered = [];
    private TurnPack pack = new();

    /// <summary>Makes an empty storage.</summary>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    public MemoryStorage(TimeProvider time) => this.time = time;

    /// <inheritdoc/>
    public event Action<string>? LogGrew;

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return Task.FromResult(conversations.TryGetValue(conversation, out var kept) && kept.State is not null
                ? new StoredConversation(kept.State, kept.Version)
                : StoredConversation.None);
        }
    }

    /// <inheritdoc/>
    public Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        TurnText? written = turn.Key is null ? null : TurnText.Of(turn);
        lock (guard)
        {
            ForgetOldTurns();
            if (turn.Key is { } key && turns.ContainsKey(key))
                return Task.FromResult(CommitResult.Duplicate);
            var kept = conversations.GetValueOrDefault(turn.Conversation);
            if ((kept?.Version ?? 0) != turn.ExpectedVersion || (turn.Log is { } log && LogOf(turn.Conversation).Count != log.ExpectedPosition))
                return Task.FromResult(CommitResult.Conflict);

            var now = time.GetUtcNow();
            if (turn.Forgets)
                Forget(turn.Conversation, turn.UserId);

            // One copy of its ids for all its turns.
            var conversation = kept?.Key ?? turn.Conversation;
            conversations[conversation] = new(conversation, turn.State, turn.ExpectedVersion + 1, now, turn.UserId ?? kept?.UserId);
            if (written is { } text && turn.Key is { ActivityId: var activityId })
                Keep(new(conversation, activityId), text, now, turn is { RepetitionId: not null, Incoming.Id: { Length: > 0 } id } ? [id] : []);

            if (turn.Feedback is not null)
                feedbacks.Add(turn.Feedback);

            if (turn.Unanswered is not null)
                unanswered.Add((turn.Unanswered, now));

            if (turn.Log is { Activities: var said })
            {
                if (!logs.TryGetValue(turn.Conversation.ConversationId, out var lines))
                    logs[turn.Conversation.ConversationId] = lines = [];
                lines.AddRange(said);
            }
        }

        if (turn.Log is not null)
            LogGrew?.Invoke(turn.Conversation.ConversationId);
        return Task.FromResult(CommitResult.Committed);
    }

    /// <inheritdoc/>
    public Task<Lease?> LeaseAsync(ConversationKey conversation, string? activityId, CancellationToken cancellationToken) => Task.FromResult<Lease?>(Lease.OfTheOnlyServer);

    /// <inheritdoc/>
    public Task<StoredTurn?> FindTurnAsync(TurnKey key, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            ForgetOldTurns();
            return Task.FromResult(turns.GetValueOrDefault(key)?.Turn);
        }
    }

    /// <inheritdoc/>
    public Task SetSentAsync(TurnKey key, int sent, string? replyId, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            if (turns.TryGetValue(key, out var found))
            {
                found.Sent = sent;
                if (replyId is not null)
                {
                    found.ReplyIds = [.. found.ReplyIds, replyId];
                    turnsByReply[Reply(key.Conversation, replyId)] = found.Key;
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<GivenAnswer?> FindAnswerAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            ForgetOldTurns();
            return Task.FromResult(turns.GetValueOrDefault(turnsByReply.GetValueOrDefault(Reply(conversation, activityId), new(conversation, activityId)))?.Turn.Answer);
        }
    }

    /// <inheritdoc/>
    public Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return Task.FromResult(logs.TryGetValue(conversationId, out var log) ? new LogTail(log.Count, log[^1]) : new LogTail(0, null));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return Task.FromResult<IReadOnlyList<Activity>>([.. LogOf(new(ChannelIds.DirectLine, conversationId)).Skip((int)Math.Min(afterPosition, int.MaxValue))]);
        }
    }

    /// <inheritdoc/>
    public Task AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        lock (guard)
            feedbacks.Add(feedback);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Feedback>> ReadFeedbackAsync(CancellationToken cancellationToken)
    {
        lock (guard)
            return Task.FromResult<IReadOnlyList<Feedback>>([.. feedbacks]);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> GetOrAddSecretAsync(string name, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            secrets.TryAdd(name, candidate.ToArray());
            return Task.FromResult(secrets[name]);
        }
    }

    /// <inheritdoc/>
    public Task DeleteConversationAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        lock (guard)
            Delete([.. Keys().Where(key => IsIn(key, conversation))]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> DeleteUserAsync(string channelId, string userId, CancellationToken cancellationToken)
    {
        lock (guard)
            return Task.FromResult(ForgetUser(channelId, userId));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Activity>> ReadTranscriptAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            return Task.FromResult<IReadOnlyList<Activity>>(conversation.ChannelId == ChannelIds.DirectLine
                ? [.. LogOf(conversation)]
                : [.. turns.Where(turn => IsIn(turn.Key.Conversation, conversation))
                    .OrderBy(turn => turn.Value.At).SelectMany(turn => turn.Value.Text.Said(turn.Value.At))]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnansweredQuestion>> ReadUnansweredAsync(CancellationToken cancellationToken)
    {
        lock (guard)
            return Task.FromResult<IReadOnlyList<UnansweredQuestion>>([.. unanswered.Select(kept => kept.Question)]);
    }

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            ForgetOldTurns();
            var old = conversations.Where(c => c.Value.At < before).Select(c => c.Key).ToHashSet();
            Delete(old);
            unanswered.RemoveAll(kept => kept.At < before);
            return Task.FromResult(old.Count);
        }
    }

    private List<Activity> LogOf(ConversationKey conversation) => logs.GetValueOrDefault(conversation.ConversationId) ?? [];

    // Whatever is kept of a conversation makes it one: feedback may come where nothing else was said.
    private IEnumerable<ConversationKey> Keys() => conversations.Keys.Concat(feedbacks.Select(f => f.Conversation));

    private void Delete(HashSet<ConversationKey> gone)
    {
        foreach (var conversation in gone)
        {
            conversations.Remove(conversation);
            if (conversation is { ChannelId: ChannelIds.DirectLine, MemberId: null })
                logs.Remove(conversation.ConversationId);
        }

        ForgetTurns(key => gone.Contains(key.Conversation));
        feedbacks.RemoveAll(f => gone.Contains(f.Conversation));
    }

    // The conversation's own state is the caller's to set.
    private void Forget(ConversationKey conversation, string? userId)
    {
        ForgetWords(conversation);
        if (userId is not null)
            ForgetUser(conversation.ChannelId, userId, except: conversation);
    }

    private int ForgetUser(string channelId, string userId, ConversationKey? except = null)
    {
        var gone = conversations.Where(kept => kept.Key.ChannelId == channelId && kept.Value.UserId == userId && kept.Key != except).Select(kept => kept.Key).ToList();
        foreach (var conversation in gone)
        {
            ForgetWords(conversation);
            if (channelId == ChannelIds.DirectLine)
                conversations[conversation] = new(conversation, null, 0, conversations[conversation].At, null);
            else
                conversations.Remove(conversation);
        }

        return gone.Count;
    }

    private void ForgetWords(ConversationKey conversation)
    {
        ForgetTurns(key => key.Conversation == conversation);
        feedbacks.RemoveAll(feedback => feedback.Conversation == conversation);
        if (conversation.ChannelId == ChannelIds.DirectLine && logs.TryGetValue(conversation.ConversationId, out var log))
            logs[conversation.ConversationId] = [.. log.Select(ForgottenActivity.Of)];
    }

    private void ForgetOldTurns()
    {
        var limit = time.GetUtcNow() - IConversationStorage.DuplicateWindow;
        while (turnsByAge.TryPeek(out var oldest) && oldest.At <= limit)
        {
            turnsByAge.Dequeue();
            if (turns.GetValueOrDefault(oldest.Key) == oldest)
                Remove(oldest);
        }
    }

    private void ForgetTurns(Predicate<TurnKey> which)
    {
        var gone = turns.Values.Where(turn => which(turn.Key)).ToList();
        gone.ForEach(Remove);

        // What is only old goes with its pack; whoever wants it forgotten does not want to wait for that.
        foreach (var packed in gone.GroupBy(turn => turn.Pack))
            packed.Key.Remove(packed.Select(turn => turn.Number));
    }

    private void Remove(KeptTurn turn)
    {
        turns.Remove(turn.Key);
        foreach (var replyId in turn.ReplyIds)
            turnsByReply.Remove(Reply(turn.Key.Conversation, replyId));
    }

    private void Keep(TurnKey key, TurnText text, DateTimeOffset at, IReadOnlyList<string> names)
    {
        if (pack.IsFull)
            pack = new();
        var kept = turns[key] = new(key, pack, pack.Add(text), at) { ReplyIds = names };
        turnsByAge.Enqueue(kept);
        foreach (var name in names)
            turnsByReply[Reply(key.Conversation, name)] = key;
    }

    // A part of a conversation, or of the conversation with all its parts.
    private static bool IsIn(ConversationKey part, ConversationKey conversation) =>
        part == conversation || (conversation.MemberId is null && part with { MemberId = null } == conversation);

    // A vote on a reply may come from another member of the group than the one who got it.
    private static TurnKey Reply(ConversationKey conversation, string replyId) => new(conversation with { MemberId = null }, replyId);

    private sealed record Kept(ConversationKey Key, string? State, long Version, DateTimeOffset At, string? UserId);
}
