using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>A PostgreSQL of the tests' own, on a loopback port, gone with them. Every test has a schema for itself.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt"];

    private readonly string folder = Directory.CreateTempSubdirectory("relationsbot-postgres-").FullName;
    private string? programs;
    private int port;
    private int schemas;

    /// <summary>Why there is none; null where there is one.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        programs = Programs();
        if (programs is null)
        {
            Missing = "PostgreSQL is not installed (Debian: apt-get install postgresql).";
            return;
        }

        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);
        port = FreePort();
        var data = Path.Combine(folder, "data");
        await RunAsync(Path.Combine(programs, "initdb"), "-D", data, "-U", "relationsbot", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C");
        await RunAsync(
            Path.Combine(programs, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            $"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=200", "start");
    }

    /// <summary>A connection string to an empty schema; skips the test where there is no server, or fails it where there must be one.</summary>
    public async Task<string> NewSchemaAsync(CancellationToken cancellationToken)
    {
        if (Missing is not null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, Missing);
            Assert.Fail(Missing);
        }

        var settings = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Database = "postgres", Username = "relationsbot", Pooling = false };
        var schema = $"test{Interlocked.Increment(ref schemas)}";
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        settings.SearchPath = schema;
        settings.Pooling = true;
        return settings.ConnectionString;
    }

    /// <summary>Runs a statement beside the storage.</summary>
    /// <returns>The first column of the first row; null where there is none.</returns>
    public async Task<object?> RunAsync(string database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<long> CountAsync(string database, string table, CancellationToken cancellationToken) =>
        (long)(await RunAsync(database, $"SELECT COUNT(*) FROM {table}", cancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        if (programs is not null && port != 0)
            await RunAsync(Path.Combine(programs, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static string? Programs()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var versions = Places.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"));
        return onPath.Concat(versions).FirstOrDefault(place => place.Length > 0 && File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private async Task RunAsync(string program, params string[] arguments)
    {
        var isServer = Environment.IsPrivilegedProcess && program != "chown";
        var start = new ProcessStartInfo(isServer ? "runuser" : program, isServer ? ["-u", "postgres", "--", program, .. arguments] : arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;

        // pg_ctl leaves the server with these streams: they end with it, so that the program's end is waited for, not theirs.
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await said}");
    }
}
