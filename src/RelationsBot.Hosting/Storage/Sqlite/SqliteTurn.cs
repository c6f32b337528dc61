namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>A turn on its way into the file.</summary>
internal sealed class SqliteTurn(TurnCommit turn)
{
    private const string SetState =
        """
        INSERT INTO conversation (channel_id, conversation_id, member_id, state, version, touched, user_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (channel_id, conversation_id, member_id) DO UPDATE SET state = excluded.state, version = excluded.version, touched = excluded.touched,
          user_id = COALESCE(excluded.user_id, user_id)
        """;

    private readonly TurnRow row = new(turn);
    private readonly SqliteLogLines? log = turn.Log is null ? null : new(turn.Conversation.ConversationId, turn.Log);

    /// <summary>Stores the turn, or says why not before anything is changed.</summary>
    public CommitResult Commit(SqliteSession session, long now, long oldestKey)
    {
        var (channel, conversation, member, key) = (turn.Conversation.ChannelId, turn.Conversation.ConversationId, turn.Conversation.MemberId ?? "", turn.Key?.ActivityId);
        if (key is not null && session.First(Statements.HasTurn, _ => true, channel, conversation, member, key, oldestKey))
            return CommitResult.Duplicate;
        var version = session.First(
            "SELECT version FROM conversation WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3", row => row.GetInt64(0), channel, conversation, member);
        if (version != turn.ExpectedVersion || log?.IsExpectedIn(session) == false)
            return CommitResult.Conflict;

        if (turn.Forgets)
            SqliteForgetting.Forget(session, turn.Conversation, turn.UserId);
        session.Execute(SetState, channel, conversation, member, turn.State, version + 1, now, turn.UserId);
        if (key is not null)
            session.Execute(Statements.ReleaseKey, channel, conversation, member, key, oldestKey);
        session.Execute(Statements.AddTurn, channel, conversation, member, key, now, row.Incoming, row.Replies, row.Invoke, row.Answer);
        if (turn.RepetitionId is not null)
            session.Execute(Statements.AddReplyId, channel, conversation, member, key, turn.Incoming.Id);
        if (turn.Feedback is { Conversation: var voter })
            session.Execute(Statements.AddFeedback, voter.ChannelId, voter.ConversationId, voter.MemberId ?? "", row.Feedback);
        if (row.Unanswered is not null)
            session.Execute(Statements.AddUnanswered, now, row.Unanswered);
        log?.AppendTo(session);
        return CommitResult.Committed;
    }
}
