using RelationsBot.BotFramework.Tests;
using RelationsBot.Hosting.Tests.Storage;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

/// <summary>Two servers in processes of their own on one PostgreSQL, for all tests of a class.</summary>
public sealed class SharedDatabase : IAsyncLifetime
{
    private readonly List<ServerProcess> servers = [];
    private string? database;

    public PostgresServer Postgres { get; } = new();

    /// <summary>The ways to both.</summary>
    public List<HttpClient> Clients { get; } = [];

    public ValueTask InitializeAsync() => Postgres.InitializeAsync();

    /// <summary>Sees to it that both run; skips the test where there is no PostgreSQL.</summary>
    public async Task StartAsync()
    {
        if (database is not null)
            return;
        database = await Postgres.NewSchemaAsync();
        servers.AddRange([StartAnother(), StartAnother()]);
        foreach (var server in servers)
            Clients.Add(new() { BaseAddress = new(await server.AddressAsync()) });
    }

    /// <summary>One more, for a test that ends it.</summary>
    internal ServerProcess StartAnother() => ServerProcess.Start(
        [$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}", "--Storage:Kind=Postgres", $"--Storage:ConnectionString={database}"]);

    public async ValueTask DisposeAsync()
    {
        Clients.ForEach(client => client.Dispose());
        foreach (var server in servers)
            await server.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
