using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>Connections that read, as many as read at the same time. They see everything that is committed and wait for nobody (WAL).</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> idle = [];

    /// <exception cref="StorageUnavailableException">The file cannot be read.</exception>
    public T Read<T>(Func<SqliteSession, T> statements)
    {
        SqliteSession? session = null;
        try
        {
            session = idle.TryTake(out var taken) ? taken : new SqliteSession(file.OpenToRead());
            var result = statements(session);
            idle.Add(session);
            return result;
        }
        catch (SqliteException exception)
        {
            session?.Dispose();
            throw new StorageUnavailableException(exception);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
            session.Dispose();
    }
}
