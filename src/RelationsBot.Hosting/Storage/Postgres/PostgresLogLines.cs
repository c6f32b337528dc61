using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>Lines for a Direct Line log, written as text before the transaction begins.</summary>
internal sealed class PostgresLogLines(LogAppend append)
{
    private const string Append =
        "INSERT INTO log (conversation_id, position, activity) SELECT $1, $2 + line.number, line.activity FROM unnest($3) WITH ORDINALITY AS line (activity, number)";

    private readonly string[] lines = [.. append.Activities.Select(StoredActivities.Write)];

    /// <summary>Appends all. Where the log ends elsewhere than expected, the transaction is to be undone.</summary>
    public async Task<bool> TryAppendAsync(PostgresSession session, long now)
    {
        // The first statement locks the row: appends of one conversation come one after the other.
        await session.ExecuteAsync(Statements.Touch, ChannelIds.DirectLine, append.ConversationId, "", now).ConfigureAwait(false);
        if (await session.FirstAsync(Statements.LogEnd, row => row.GetInt64(0), append.ConversationId).ConfigureAwait(false) != append.ExpectedPosition)
            return false;
        await session.ExecuteAsync(Append, append.ConversationId, append.ExpectedPosition, lines).ConfigureAwait(false);
        return true;
    }
}
