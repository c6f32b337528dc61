namespace RelationsBot.Hosting.Storage;

/// <summary>
/// The statements that SQLite and PostgreSQL understand alike. Parameters are $1, $2, …; where a conversation is named, its channel, its id and
/// its member ('' for the conversation itself) are the first three.
/// </summary>
internal static class Statements
{
    public const string Check = "INSERT INTO health (one, at) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET at = excluded.at";

    public const string LoadState =
        "SELECT state, version FROM conversation WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND state IS NOT NULL";

    public const string FindTurn =
        "SELECT replies, sent, invoke, answer, incoming FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4 AND at > $5";

    public const string HasTurn =
        "SELECT 1 FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4 AND at > $5";

    /// <summary>The same id again, later than second deliveries come: the key goes to the new turn.</summary>
    public const string ReleaseKey =
        "UPDATE turn SET activity_id = NULL WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4 AND at <= $5";

    public const string AddTurn =
        """
        INSERT INTO turn (channel_id, conversation_id, member_id, activity_id, at, incoming, replies, invoke, answer, sent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT (channel_id, conversation_id, member_id, activity_id) DO NOTHING
        """;

    public const string SetSent =
        "UPDATE turn SET sent = $5 WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4";

    public const string AddReplyId =
        """
        INSERT INTO reply (channel_id, conversation_id, reply_id, turn_id)
        SELECT channel_id, conversation_id, $5, id FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4
        ON CONFLICT (channel_id, conversation_id, reply_id) DO UPDATE SET turn_id = excluded.turn_id
        """;

    /// <summary>By the id of a reply, to whomever in the group, or by that of the member's own message.</summary>
    public const string FindAnswer =
        """
        SELECT answer FROM turn WHERE id = COALESCE(
          (SELECT turn_id FROM reply WHERE channel_id = $1 AND conversation_id = $2 AND reply_id = $4),
          (SELECT id FROM turn WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4))
        """;

    public const string LogEnd = "SELECT COALESCE(MAX(position), 0) FROM log WHERE conversation_id = $1";

    public const string LogTail = "SELECT position, activity FROM log WHERE conversation_id = $1 ORDER BY position DESC LIMIT 1";

    public const string ReadLog = "SELECT activity FROM log WHERE conversation_id = $1 AND position > $2 ORDER BY position";

    public const string AddFeedback = "INSERT INTO feedback (channel_id, conversation_id, member_id, feedback) VALUES ($1, $2, $3, $4)";

    public const string ReadFeedback = "SELECT feedback FROM feedback ORDER BY id";

    public const string OfferSecret = "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";

    public const string ReadSecret = "SELECT value FROM secret WHERE name = $1";

    public const string OldConversations = "SELECT channel_id, conversation_id, member_id FROM conversation WHERE touched < $1";

    public const string DeleteLog = "DELETE FROM log WHERE conversation_id = $1";

    public const string ReadLogLines = "SELECT position, activity FROM log WHERE conversation_id = $1 ORDER BY position";

    public const string SetLogLine = "UPDATE log SET activity = $3 WHERE conversation_id = $1 AND position = $2";

    public const string ConversationsOfUser = "SELECT channel_id, conversation_id, member_id FROM conversation WHERE channel_id = $1 AND user_id = $2";

    /// <summary>As if it had begun and nothing had been said: its log goes on.</summary>
    public const string BlankConversation =
        "UPDATE conversation SET state = NULL, version = 0, user_id = NULL WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3";

    public const string ReadTurns =
        """
        SELECT incoming, replies, at FROM turn
        WHERE channel_id = $1 AND conversation_id = $2 AND (member_id = $3 OR $3 = '') ORDER BY id
        """;

    public const string AddUnanswered = "INSERT INTO unanswered (at, question) VALUES ($1, $2)";

    public const string ReadUnanswered = "SELECT question FROM unanswered ORDER BY id";

    public const string ExpireUnanswered = "DELETE FROM unanswered WHERE at < $1";

    private const string OfPart = "channel_id = $1 AND conversation_id = $2 AND member_id = $3";

    private const string OfParts = "channel_id = $1 AND conversation_id = $2 AND (member_id = $3 OR $3 = '')";

    public const string DeleteConversation = $"DELETE FROM conversation WHERE {OfPart}";

    /// <summary>Forgets what was said in one part.</summary>
    public static readonly IReadOnlyList<string> DeleteWords = WordsOf(OfPart);

    /// <summary>Forgets one part alone.</summary>
    public static readonly IReadOnlyList<string> DeletePart = [DeleteConversation, .. DeleteWords];

    /// <summary>Forgets a member's part or, with '' for the member, the conversation and every part of it.</summary>
    public static readonly IReadOnlyList<string> DeleteWithParts = [$"DELETE FROM conversation WHERE {OfParts}", .. WordsOf(OfParts)];

    private static IReadOnlyList<string> WordsOf(string part) =>
    [
        $"DELETE FROM reply WHERE turn_id IN (SELECT id FROM turn WHERE {part})",
        $"DELETE FROM turn WHERE {part}",
        $"DELETE FROM feedback WHERE {part}",
    ];
}
