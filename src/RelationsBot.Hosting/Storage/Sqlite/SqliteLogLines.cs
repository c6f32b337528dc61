using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>Lines for a Direct Line log, written as text before the writer's turn comes.</summary>
internal sealed class SqliteLogLines(LogAppend append)
{
    private readonly string[] lines = [.. append.Activities.Select(StoredActivities.Write)];

    public bool IsExpectedIn(SqliteSession session) =>
        session.First(Statements.LogEnd, row => row.GetInt64(0), append.ConversationId) == append.ExpectedPosition;

    public bool AppendTo(SqliteSession session, long now)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            session.Execute(
                "INSERT INTO log (conversation_id, position, activity) VALUES ($1, $2, $3)",
                append.ConversationId, append.ExpectedPosition + 1 + i, lines[i]);
        }

        session.Execute(Statements.Touch, ChannelIds.DirectLine, append.ConversationId, "", now);
        return true;
    }
}
