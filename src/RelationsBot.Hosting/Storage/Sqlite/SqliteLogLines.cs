namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>Lines for a conversation's Direct Line log, written as text before the writer's turn comes.</summary>
internal sealed class SqliteLogLines(string conversationId, LogAppend append)
{
    private readonly string[] lines = [.. append.Activities.Select(StoredActivities.Write)];

    public bool IsExpectedIn(SqliteSession session) => session.First(Statements.LogEnd, row => row.GetInt64(0), conversationId) == append.ExpectedPosition;

    public void AppendTo(SqliteSession session)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            session.Execute(
                "INSERT INTO log (conversation_id, position, activity) VALUES ($1, $2, $3)", conversationId, append.ExpectedPosition + 1 + i, lines[i]);
        }
    }
}
