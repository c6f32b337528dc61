using System.Data.Common;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>What the columns of <see cref="Statements"/> mean, in whichever database.</summary>
internal static class StoredRows
{
    public static StoredConversation Conversation(DbDataReader row) => new(row.GetString(0), row.GetInt64(1));

    public static StoredTurn Turn(DbDataReader row) =>
        new(
            StoredActivities.ReadList(row.GetString(0)), row.GetInt32(1), StorageJson.ReadInvoke(Text(row, 2)), StorageJson.ReadAnswer(Text(row, 3)),
            StoredActivities.Read(row.GetString(4)).Id);

    public static GivenAnswer? Answer(DbDataReader row) => StorageJson.ReadAnswer(Text(row, 0));

    public static LogTail Tail(DbDataReader row) => new(row.GetInt64(0), StoredActivities.Read(row.GetString(1)));

    public static Activity Logged(DbDataReader row) => StoredActivities.Read(row.GetString(0));

    public static Feedback Feedback(DbDataReader row) => StorageJson.ReadFeedback(row.GetString(0));

    public static ConversationKey Key(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));

    public static (long Position, Activity Activity) LogLine(DbDataReader row) => (row.GetInt64(0), StoredActivities.Read(row.GetString(1)));

    public static IReadOnlyList<Activity> Said(DbDataReader row) =>
        Transcript.Of(StoredActivities.Read(row.GetString(0)), StoredActivities.ReadList(row.GetString(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));

    public static UnansweredQuestion? Unanswered(DbDataReader row) => UnansweredQuestion.FromJson(row.GetString(0));

    public static byte[] Secret(DbDataReader row) => row.GetFieldValue<byte[]>(0);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
