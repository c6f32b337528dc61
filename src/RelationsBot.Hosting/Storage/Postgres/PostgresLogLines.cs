namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>Lines for a conversation's Direct Line log, written as text before the transaction begins.</summary>
internal sealed class PostgresLogLines(string conversationId, LogAppend append)
{
    private const string Append =
        """
        INSERT INTO log (conversation_id, position, activity)
        SELECT $1, $2 + line.number, line.activity FROM unnest($3) WITH ORDINALITY AS line (activity, number)
        WHERE (SELECT COALESCE(MAX(position), 0) FROM log WHERE conversation_id = $1) = $2
        """;

    private readonly string[] lines = [.. append.Activities.Select(StoredActivities.Write)];

    /// <summary>Appends all, in a transaction that has changed the conversation's row, so that nobody else does; false where the log ends elsewhere.</summary>
    public async Task<bool> TryAppendAsync(PostgresSession session) =>
        await session.ExecuteAsync(Append, conversationId, append.ExpectedPosition, lines).ConfigureAwait(false) == lines.Length;
}
