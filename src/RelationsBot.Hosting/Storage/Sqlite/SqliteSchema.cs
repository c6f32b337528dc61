using Microsoft.Data.Sqlite;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>The tables and how they came about: one step for each version, never changed once released. Times are milliseconds since 1970, UTC.</summary>
internal static class SqliteSchema
{
    /// <summary>In the file's header, so that no other program's database is taken for ours ("RelB").</summary>
    public const int ApplicationId = 0x52656C42;

    private static readonly string[] Steps =
    [
        """
        CREATE TABLE conversation (
          channel_id TEXT NOT NULL, conversation_id TEXT NOT NULL, member_id TEXT NOT NULL,
          state TEXT, version INTEGER NOT NULL, touched INTEGER NOT NULL,
          PRIMARY KEY (channel_id, conversation_id, member_id)) WITHOUT ROWID;
        CREATE INDEX conversation_by_age ON conversation (touched);

        -- member_id is '' for a conversation itself.
        -- One row a turn. activity_id is the key for second deliveries, taken away when it has expired.
        CREATE TABLE turn (
          id INTEGER PRIMARY KEY,
          channel_id TEXT NOT NULL, conversation_id TEXT NOT NULL, member_id TEXT NOT NULL, activity_id TEXT,
          at INTEGER NOT NULL, incoming TEXT NOT NULL, replies TEXT NOT NULL,
          invoke TEXT, answer TEXT, sent INTEGER NOT NULL);
        CREATE UNIQUE INDEX turn_by_activity ON turn (channel_id, conversation_id, member_id, activity_id);

        -- Which turn a message of ours in a channel belongs to.
        CREATE TABLE reply (
          channel_id TEXT NOT NULL, conversation_id TEXT NOT NULL, reply_id TEXT NOT NULL, turn_id INTEGER NOT NULL,
          PRIMARY KEY (channel_id, conversation_id, reply_id)) WITHOUT ROWID;
        CREATE INDEX reply_by_turn ON reply (turn_id);

        CREATE TABLE log (
          conversation_id TEXT NOT NULL, position INTEGER NOT NULL, activity TEXT NOT NULL,
          PRIMARY KEY (conversation_id, position)) WITHOUT ROWID;

        CREATE TABLE feedback (
          id INTEGER PRIMARY KEY,
          channel_id TEXT NOT NULL, conversation_id TEXT NOT NULL, member_id TEXT NOT NULL, feedback TEXT NOT NULL);
        CREATE INDEX feedback_by_conversation ON feedback (channel_id, conversation_id);

        CREATE TABLE health (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL);

        CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        """,
        """
        -- Whose conversation it is, where somebody vouches for the id.
        ALTER TABLE conversation ADD COLUMN user_id TEXT;
        CREATE INDEX conversation_by_user ON conversation (channel_id, user_id);

        -- Questions without an answer, where they are kept: not who asked.
        CREATE TABLE unanswered (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, question TEXT NOT NULL);
        """,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Current => Steps.Length;

    /// <summary>Brings a file from its version to <see cref="Current"/>, all steps or none.</summary>
    public static void Migrate(SqliteConnection connection, int from)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        for (var version = from; version < Current; version++)
        {
            command.CommandText = Steps[version];
            command.ExecuteNonQuery();
        }

        command.CommandText = $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Current};";
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
