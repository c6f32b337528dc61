using Microsoft.Data.Sqlite;
using RelationsBot.Hosting.Storage.Sqlite;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>A folder for a database that goes with the test.</summary>
internal sealed class StorageFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("relationsbot-").FullName;

    public string Database => System.IO.Path.Combine(Path, SqliteFile.Name);

    /// <summary>A connection of another program to the same file.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    public object? Run(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
