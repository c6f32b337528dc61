using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>A PostgreSQL of the tests' own. Every test has a schema for itself.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PostgresProcess? process;

    /// <summary>The server; skips the test where there is none, or fails it where there must be one.</summary>
    public PostgresProcess Process
    {
        get
        {
            if (process is null)
                Clients.Required.Missing(PostgresProcess.HowToInstall);
            return process!;
        }
    }

    public async ValueTask InitializeAsync() => process = await PostgresProcess.StartAsync(isDurable: false);

    /// <summary>A connection string to an empty schema.</summary>
    public Task<string> NewSchemaAsync() => Process.NewSchemaAsync();

    /// <summary>Runs a statement beside the storage.</summary>
    /// <returns>The first column of the first row; null where there is none.</returns>
    public Task<object?> RunAsync(string database, string sql) => PostgresProcess.RunSqlAsync(database, sql);

    public async Task<long> CountAsync(string database, string table) => (long)(await RunAsync(database, $"SELECT COUNT(*) FROM {table}"))!;

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }
}
