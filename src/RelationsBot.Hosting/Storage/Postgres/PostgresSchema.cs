using Npgsql;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>The tables and how they came about: one step for each version, never changed once released. Times are milliseconds since 1970, UTC.</summary>
internal static class PostgresSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE conversation (
          channel_id text NOT NULL, conversation_id text NOT NULL, member_id text NOT NULL,
          state text, version bigint NOT NULL, touched bigint NOT NULL,
          PRIMARY KEY (channel_id, conversation_id, member_id));
        CREATE INDEX conversation_by_age ON conversation (touched);

        -- member_id is '' for a conversation itself.
        -- One row a turn. activity_id is the key for second deliveries, taken away when it has expired.
        CREATE TABLE turn (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          channel_id text NOT NULL, conversation_id text NOT NULL, member_id text NOT NULL, activity_id text,
          at bigint NOT NULL, incoming text NOT NULL, replies text NOT NULL,
          invoke text, answer text, sent integer NOT NULL,
          UNIQUE (channel_id, conversation_id, member_id, activity_id));

        -- Which turn a message of ours in a channel belongs to.
        CREATE TABLE reply (
          channel_id text NOT NULL, conversation_id text NOT NULL, reply_id text NOT NULL, turn_id bigint NOT NULL,
          PRIMARY KEY (channel_id, conversation_id, reply_id));
        CREATE INDEX reply_by_turn ON reply (turn_id);

        CREATE TABLE log (
          conversation_id text NOT NULL, position bigint NOT NULL, activity text NOT NULL,
          PRIMARY KEY (conversation_id, position));

        CREATE TABLE feedback (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          channel_id text NOT NULL, conversation_id text NOT NULL, member_id text NOT NULL, feedback text NOT NULL);
        CREATE INDEX feedback_by_conversation ON feedback (channel_id, conversation_id);

        CREATE TABLE health (one integer PRIMARY KEY CHECK (one = 1), at bigint NOT NULL);

        CREATE TABLE secret (name text PRIMARY KEY, value bytea NOT NULL);
        """,
        """
        -- What one server keeps the others from: a turn of a conversation (activity_id '') or the delivery of an activity's replies.
        -- By the database's own clock.
        CREATE TABLE lease (
          channel_id text NOT NULL, conversation_id text NOT NULL, member_id text NOT NULL, activity_id text NOT NULL,
          owner text NOT NULL, until timestamptz NOT NULL,
          PRIMARY KEY (channel_id, conversation_id, member_id, activity_id));
        """,
        """
        -- Whose conversation it is, where somebody vouches for the id.
        ALTER TABLE conversation ADD COLUMN user_id text;
        CREATE INDEX conversation_by_user ON conversation (channel_id, user_id);

        -- Questions without an answer, where they are kept: not who asked.
        CREATE TABLE unanswered (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, question text NOT NULL);
        """,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Current => Steps.Length;

    /// <summary>Brings the database up to date. Of several servers that start at once one does it, the others wait for it.</summary>
    /// <returns>The version that it had.</returns>
    /// <exception cref="StorageRefusedException">A newer program has written to it. Nothing was changed.</exception>
    public static async Task<int> MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await EnsureVersionTableAsync(connection, cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

        // The row is locked until the end of the transaction.
        await using var read = new NpgsqlCommand("SELECT version FROM relationsbot_schema FOR UPDATE", connection, transaction);
        var version = (int)(await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        if (version > Current)
        {
            throw new StorageRefusedException(
                $"The database of Storage:ConnectionString was written by a newer version of this program (schema {version}, this one knows {Current}). It was left as it is; run the newer version.");
        }

        for (var step = version; step < Current; step++)
            await ExecuteAsync(connection, transaction, Steps[step], cancellationToken).ConfigureAwait(false);
        if (version < Current)
            await ExecuteAsync(connection, transaction, $"UPDATE relationsbot_schema SET version = {Current}", cancellationToken).ConfigureAwait(false);

        // Also proves that the tables can be written to: a user who may only read would be noticed only at the first turn.
        await ExecuteAsync(connection, transaction, "INSERT INTO health (one, at) VALUES (1, 0) ON CONFLICT (one) DO UPDATE SET at = health.at", cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return version;
    }

    // Two servers that begin with an empty database may both try: CREATE TABLE IF NOT EXISTS alone can fail then. Where the table is there, no
    // right to make tables is needed.
    private static async Task EnsureVersionTableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var look = new NpgsqlCommand("SELECT to_regclass('relationsbot_schema') IS NOT NULL", connection);
        if (await look.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
            return;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(
                    connection, null,
                    """
                    CREATE TABLE IF NOT EXISTS relationsbot_schema (one boolean PRIMARY KEY CHECK (one), version integer NOT NULL);
                    INSERT INTO relationsbot_schema VALUES (true, 0) ON CONFLICT DO NOTHING;
                    """,
                    cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException exception) when (attempt < 5 && exception.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable)
            {
                // The other one has made it: look again.
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
