namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>A turn on its way into the database.</summary>
internal sealed class PostgresTurn(TurnCommit turn, PostgresLeases leases)
{
    private const string SetFirstState =
        """
        INSERT INTO conversation (channel_id, conversation_id, member_id, state, version, touched, user_id) VALUES ($1, $2, $3, $4, 1, $5, $6)
        ON CONFLICT (channel_id, conversation_id, member_id) DO UPDATE SET state = excluded.state, version = 1, touched = excluded.touched,
          user_id = COALESCE(excluded.user_id, conversation.user_id)
        WHERE conversation.version = 0
        """;

    private const string SetNextState =
        """
        UPDATE conversation SET state = $4, version = version + 1, touched = $5, user_id = COALESCE($6, user_id)
        WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND version = $7
        """;

    private readonly TurnRow row = new(turn);
    private readonly PostgresLogLines? log = turn.Log is null ? null : new(turn.Conversation.ConversationId, turn.Log);

    /// <summary>Stores the turn; unless it is committed, the transaction is to be undone.</summary>
    public async Task<CommitResult> CommitAsync(PostgresSession session, long now, long oldestKey)
    {
        var (channel, conversation, member, key) = (turn.Conversation.ChannelId, turn.Conversation.ConversationId, turn.Conversation.MemberId ?? "", turn.Key?.ActivityId);

        // Whoever changes the row first wins: another waits for the commit, then finds another version.
        var changed = turn.ExpectedVersion == 0
            ? await session.ExecuteAsync(SetFirstState, channel, conversation, member, turn.State, now, turn.UserId).ConfigureAwait(false)
            : await session.ExecuteAsync(SetNextState, channel, conversation, member, turn.State, now, turn.UserId, turn.ExpectedVersion).ConfigureAwait(false);
        if (changed == 0)
            return CommitResult.Conflict;
        if (turn.Forgets)
        {
            // Before the key goes with everything else.
            if (await HasTurnAsync().ConfigureAwait(false))
                return CommitResult.Duplicate;
            await PostgresForgetting.ForgetAsync(session, turn.Conversation, turn.UserId).ConfigureAwait(false);
        }

        if (log is not null && !await log.TryAppendAsync(session).ConfigureAwait(false))
            return CommitResult.Conflict;
        if (!await TryAddAsync().ConfigureAwait(false))
        {
            if (await HasTurnAsync().ConfigureAwait(false))
                return CommitResult.Duplicate;
            await session.ExecuteAsync(Statements.ReleaseKey, channel, conversation, member, key, oldestKey).ConfigureAwait(false);
            if (!await TryAddAsync().ConfigureAwait(false))
                return CommitResult.Duplicate;
        }

        if (turn.RepetitionId is not null)
            await session.ExecuteAsync(Statements.AddReplyId, channel, conversation, member, key, turn.Incoming.Id).ConfigureAwait(false);
        if (turn.Feedback is { Conversation: var voter })
            await session.ExecuteAsync(Statements.AddFeedback, voter.ChannelId, voter.ConversationId, voter.MemberId ?? "", row.Feedback).ConfigureAwait(false);
        if (row.Unanswered is not null)
            await session.ExecuteAsync(Statements.AddUnanswered, now, row.Unanswered).ConfigureAwait(false);
        await leases.ReleaseWithAsync(session, turn.Conversation).ConfigureAwait(false);
        return CommitResult.Committed;

        Task<bool> HasTurnAsync() => session.FirstAsync(Statements.HasTurn, _ => true, channel, conversation, member, key, oldestKey);

        async Task<bool> TryAddAsync() => await session.ExecuteAsync(
            Statements.AddTurn, channel, conversation, member, key, now, row.Incoming, row.Replies, row.Invoke, row.Answer).ConfigureAwait(false) > 0;
    }
}
