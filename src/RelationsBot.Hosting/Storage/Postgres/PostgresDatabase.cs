using System.Data.Common;
using Npgsql;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>
/// The database's connections, and what is done when it gives something up. What surely was not stored is tried anew: a transaction that
/// had to give way to another, or whose connection broke before its commit. Everything else is <see cref="StorageUnavailableException"/>.
/// </summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>How often something is tried before it counts as failed.</summary>
    private const int MaximumAttempts = 5;

    /// <summary>What holds unless the connection string says otherwise: a channel waits 15 s for its answer.</summary>
    private static readonly (string Keyword, object Value)[] Defaults =
        [("Timeout", 5), ("Command Timeout", 10), ("Max Auto Prepare", 50), ("Auto Prepare Min Usages", 2)];

    private PostgresDatabase(NpgsqlDataSource source) => Source = source;

    public NpgsqlDataSource Source { get; }

    /// <summary>Connects, and makes the tables where they are missing.</summary>
    /// <exception cref="StorageRefusedException">The text is no connection string, or the database cannot be used as it is.</exception>
    public static async Task<PostgresDatabase> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlDataSource source;
        try
        {
            source = NpgsqlDataSource.Create(WithDefaults(connectionString));
        }
        catch (ArgumentException exception)
        {
            // Its message may quote the text, and the text has a password in it.
            throw new StorageRefusedException("Storage:ConnectionString: expected a connection string such as Host=…;Database=…;Username=…;Password=…", exception.InnerException);
        }

        var database = new PostgresDatabase(source);
        try
        {
            await database.TryAsync((connection, _) => PostgresSchema.MigrateAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false);
            return database;
        }
        catch (StorageUnavailableException exception)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw new StorageRefusedException($"The database of Storage:ConnectionString cannot be used: {exception.InnerException!.Message.ReplaceLineEndings(" ")}", exception)
            {
                MayPass = exception.InnerException is NpgsqlException { IsTransient: true },
            };
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs one statement, or several of which each may stand alone and may be run twice.</summary>
    public Task<T> RunAsync<T>(Func<PostgresSession, Task<T>> statements, CancellationToken cancellationToken) =>
        TryAsync((connection, _) => statements(new(connection, cancellationToken)), cancellationToken);

    /// <summary>Runs a transaction; what <paramref name="isToKeep"/> refuses is undone.</summary>
    public Task<T> WriteAsync<T>(Func<PostgresSession, Task<T>> statements, Func<T, bool> isToKeep, CancellationToken cancellationToken) =>
        TryAsync(
            async (connection, attempt) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                var result = await statements(new(connection, cancellationToken)).ConfigureAwait(false);
                if (isToKeep(result))
                {
                    attempt.IsCommitting = true;
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
                }

                return result;
            },
            cancellationToken);

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private async Task<T> TryAsync<T>(Func<NpgsqlConnection, Attempt, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt();
            try
            {
                await using var connection = await Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                attempt.IsConnected = true;
                return await work(connection, attempt).ConfigureAwait(false);
            }
            catch (NpgsqlException exception) when (number < MaximumAttempts && (GaveWay(exception) || (!attempt.IsCommitting && LostConnection(exception, attempt.IsConnected))))
            {
                // Undone as a whole: begin anew. A broken connection takes the idle ones with it out of Npgsql's pool.
            }
            catch (NpgsqlException exception)
            {
                throw new StorageUnavailableException(exception);
            }
        }
    }

    private static bool GaveWay(NpgsqlException exception) => exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Whether a connection broke that there was; where none can be had, trying again at once is of no use.</summary>
    private static bool LostConnection(NpgsqlException exception, bool isConnected) =>
        exception is PostgresException said
            ? said.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            : isConnected && exception.InnerException is IOException or System.Net.Sockets.SocketException;

    private static string WithDefaults(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (var (keyword, value) in Defaults.Where(setting => !given.ContainsKey(setting.Keyword)))
            given[keyword] = value;
        return given.ConnectionString;
    }

    private sealed class Attempt
    {
        public bool IsConnected { get; set; }

        public bool IsCommitting { get; set; }
    }
}
