using System.Diagnostics;
using Npgsql;
using RelationsBot.BotFramework.Tests;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>A PostgreSQL of the tests' own, on a loopback port, gone with them. Every caller may have a schema for itself.</summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    /// <summary>What to do where there is none.</summary>
    public const string HowToInstall = "PostgreSQL is not installed (Debian: apt-get install postgresql)";

    private static readonly string[] Places = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt"];

    private readonly string folder = Directory.CreateTempSubdirectory("relationsbot-postgres-").FullName;
    private readonly string programs;
    private readonly string settings;
    private readonly int port = LoopbackPort.Free();
    private int schemas;

    private PostgresProcess(string programs, bool isDurable) => (this.programs, settings) = (programs, isDurable ? "" : " -c fsync=off");

    private string Data => Path.Combine(folder, "data");

    /// <summary>Starts one; null where PostgreSQL is not installed.</summary>
    /// <param name="isDurable">Whether it waits for the disk, as one that is used does.</param>
    public static async Task<PostgresProcess?> StartAsync(bool isDurable)
    {
        if (Programs() is not { } programs)
            return null;
        var server = new PostgresProcess(programs, isDurable);
        if (Environment.IsPrivilegedProcess)
            await server.RunAsync("chown", "postgres", server.folder);
        await server.RunAsync("initdb", "-D", server.Data, "-U", "relationsbot", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-h 127.0.0.1 -p {port} -k {folder} -c max_connections=400{settings}", "start");

    /// <summary>Ends it as a power failure does: every connection breaks.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>A connection string to an empty schema.</summary>
    public async Task<string> NewSchemaAsync()
    {
        var database = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Database = "postgres", Username = "relationsbot" };
        var schema = $"test{Interlocked.Increment(ref schemas)}";
        await RunSqlAsync(database.ConnectionString, $"CREATE SCHEMA {schema}");
        database.SearchPath = schema;
        return database.ConnectionString;
    }

    /// <summary>Runs a statement on a connection of its own.</summary>
    /// <returns>The first column of the first row; null where there is none.</returns>
    public static async Task<object?> RunSqlAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, ApplicationName = "test" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends all connections but the one that says so.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<long> CutConnectionsAsync(string database) =>
        (long)(await RunSqlAsync(database, "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"))!;

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Programs()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var versions = Places.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"));
        return onPath.Concat(versions).FirstOrDefault(place => place.Length > 0 && File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "pg_ctl")));
    }

    // PostgreSQL refuses to run as root.
    private async Task RunAsync(string program, params string[] arguments)
    {
        if (program != "chown")
            (program, arguments) = Environment.IsPrivilegedProcess ? ("runuser", ["-u", "postgres", "--", Path.Combine(programs, program), .. arguments]) : (Path.Combine(programs, program), arguments);
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;

        // pg_ctl leaves the server with these streams: they end with it, so that the program's end is waited for, not theirs.
        var said = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await said}");
    }
}
