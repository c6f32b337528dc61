using Microsoft.Data.Sqlite;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>
/// The database file: held by one process at a time, checked before anything is written, opened with what durability asks for. A file
/// that cannot be used is left as it is.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>The file's name in the storage folder.</summary>
    public const string Name = "relationsbot.db";

    private const string Durable = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    private readonly FileStream? held;

    private SqliteFile(string path, FileStream? held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <summary>How many seconds a statement waits while another program, such as an operator's, holds the file.</summary>
    public int BusySeconds { get; set; } = 5;

    /// <summary>The most pages that the next connection to write lets the file have; null: as many as the disk holds.</summary>
    public int? MaximumPages { get; set; }

    /// <summary>Takes the file in a folder for this process; makes what is missing, brings an older file up to date.</summary>
    /// <exception cref="StorageRefusedException">The folder or the file cannot be used.</exception>
    public static SqliteFile Take(string folder)
    {
        var path = System.IO.Path.Combine(folder, Name);
        FileStream held;
        try
        {
            Directory.CreateDirectory(folder);
            held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path + ".lock"))
        {
            throw new StorageRefusedException($"{path} is in use by another process. Several servers share their work through PostgreSQL (Storage:Kind=Postgres).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageRefusedException($"{folder} cannot be written to: {exception.Message}", exception);
        }

        var file = new SqliteFile(path, held);
        try
        {
            file.Prepare();
            return file;
        }
        catch (SqliteException exception)
        {
            file.Dispose();
            throw new StorageRefusedException($"{path} cannot be used: {exception.Message} It was left as it is; restore a copy, or move it away to start empty.", exception);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file of a server that may be at work.</summary>
    /// <exception cref="StorageRefusedException">There is none, or it cannot be used as it is.</exception>
    public static SqliteFile Join(string folder)
    {
        var file = new SqliteFile(System.IO.Path.Combine(folder, Name), null);
        if (!File.Exists(file.Path))
            throw new StorageRefusedException($"There is no {file.Path}: no server has kept conversations there.");
        try
        {
            if (file.Check() is var version && version < SqliteSchema.Current)
                throw new StorageRefusedException($"{file.Path} was written by an older version of this program (schema {version}, this one knows {SqliteSchema.Current}). Start the server of this version on it first.");
            return file;
        }
        catch (SqliteException exception)
        {
            throw new StorageRefusedException($"{file.Path} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>Opens a connection that reads only.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteConnection OpenToRead() => Open(SqliteOpenMode.ReadOnly);

    /// <summary>Opens a connection whose commits are on the disk when they end.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteConnection OpenToWrite()
    {
        // Not ReadWriteCreate: a file that was taken away while in use must not come back empty.
        var connection = Open(SqliteOpenMode.ReadWrite);
        Execute(connection, Durable);
        if (MaximumPages is { } pages)
            Execute(connection, $"PRAGMA max_page_count = {pages}");
        return connection;
    }

    public void Dispose() => held?.Dispose();

    private void Prepare()
    {
        var found = File.Exists(Path) && new FileInfo(Path).Length > 0 ? Check() : 0;
        using var connection = Open(SqliteOpenMode.ReadWriteCreate);
        Execute(connection, Durable);

        // Also proves that the file can be written to: a read-only one would be noticed only at the first turn.
        SqliteSchema.Migrate(connection, found);
    }

    /// <summary>Looks at an existing file without changing it.</summary>
    /// <returns>Its schema's version.</returns>
    private int Check()
    {
        using var connection = OpenToRead();
        var (application, version) = (Number(connection, "PRAGMA application_id"), Number(connection, "PRAGMA user_version"));
        if (application != SqliteSchema.ApplicationId)
            throw new StorageRefusedException($"{Path} is a database of another program. It was left as it is; move it away or name another Storage:Folder.");
        if (version > SqliteSchema.Current)
        {
            throw new StorageRefusedException(
                $"{Path} was written by a newer version of this program (schema {version}, this one knows {SqliteSchema.Current}). It was left as it is; run the newer version.");
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok")
            throw new StorageRefusedException($"{Path} is damaged. It was left as it is; restore a copy, or move it away to start empty.");
        return (int)version;
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
