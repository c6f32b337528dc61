using System.Threading.Channels;
using Npgsql;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>
/// Tells other servers by NOTIFY whose log has grown, and hears it from them on one connection that listens. An accelerator alone: readers
/// also look by themselves, so that whatever the database refuses, loses or swallows (a pooler may) costs time and nothing else. What is told
/// goes its own way after the commit, since a transaction that notifies makes all others that do wait for its flush.
/// </summary>
internal sealed class PostgresNotifications : IAsyncDisposable
{
    /// <summary>The statement that listens.</summary>
    public const string Listen = "LISTEN relationsbot_log";

    /// <summary>The flush of a message without meaning after a crash is not waited for.</summary>
    private const string Notify = "SELECT pg_notify('relationsbot_log', id), set_config('synchronous_commit', 'off', true) FROM unnest($1) AS id";

    /// <summary>How many conversations one statement tells of.</summary>
    private const int LargestBatch = 500;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>After so long without a word the listening connection is tried: it may be dead at the other end.</summary>
    private static readonly TimeSpan TimeOfSilence = TimeSpan.FromSeconds(30);

    private readonly PostgresDatabase database;
    private readonly TimeProvider time;
    private readonly Action<string> heard;
    private readonly string listen;
    private readonly Channel<string> untold = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private readonly Task loops;

    public PostgresNotifications(PostgresDatabase database, TimeProvider time, Action<string> heard, string listen)
    {
        (this.database, this.time, this.heard, this.listen) = (database, time, heard, listen);
        loops = Task.WhenAll(ListenAsync(stopping.Token), TellAsync(stopping.Token));
    }

    /// <summary>A conversation's log has grown here.</summary>
    public void Tell(string conversationId) => untold.Writer.TryWrite(conversationId);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        while (true)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                connection.Notification += (_, told) => heard(told.Payload);
                await ExecuteAsync(connection, listen, cancellationToken).ConfigureAwait(false);
                pause = ShortestPause;
                while (true)
                {
                    if (!await connection.WaitAsync(TimeOfSilence, cancellationToken).ConfigureAwait(false))
                        await ExecuteAsync(connection, "SELECT 1", cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or InvalidOperationException)
            {
                // Lost or refused. Readers look by themselves meanwhile.
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var batch = new HashSet<string>(StringComparer.Ordinal);
        while (await untold.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (batch.Count < LargestBatch && untold.Reader.TryRead(out var conversationId))
                batch.Add(conversationId);
            try
            {
                object conversations = batch.ToArray();
                await database.RunAsync(session => session.ExecuteAsync(Notify, conversations), cancellationToken).ConfigureAwait(false);
            }
            catch (StorageUnavailableException)
            {
                // Not told, then: readers look by themselves.
            }

            batch.Clear();
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
