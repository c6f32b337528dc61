using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Postgres;
using RelationsBot.Hosting.Storage.Sqlite;

namespace RelationsBot.BotBuilder.Start;

/// <summary><c>Storage</c>: where conversations live.</summary>
/// <param name="Kind"><c>Storage:Kind</c>.</param>
/// <param name="Folder"><c>Storage:Folder</c>, for <see cref="StorageKind.Sqlite"/>; null: where the service manager says, else the user's own data.</param>
/// <param name="ConnectionString"><c>Storage:ConnectionString</c>, for <see cref="StorageKind.Postgres"/>.</param>
internal sealed record StorageSettings(StorageKind Kind, string? Folder = null, string? ConnectionString = null)
{
    /// <summary>Opens it.</summary>
    /// <param name="time">The clock by which what is old is told.</param>
    /// <exception cref="StartRefusedException">It cannot be used as it is.</exception>
    public IConversationStorage Open(TimeProvider time)
    {
        try
        {
            return Kind switch
            {
                StorageKind.Memory => new MemoryStorage(time),
                StorageKind.Postgres => PostgresStorage.OpenAsync(ConnectionString!, time, CancellationToken.None).GetAwaiter().GetResult(),
                _ => new SqliteStorage(Folder ?? DefaultFolder(), time),
            };
        }
        catch (StorageRefusedException refusal)
        {
            throw new StartRefusedException("Storage: " + refusal.Message);
        }
    }

    // Never beside the program, which a new version replaces.
    private static string DefaultFolder() => Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "RelationsBot");
}
