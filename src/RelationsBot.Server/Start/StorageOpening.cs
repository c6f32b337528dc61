using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Postgres;
using RelationsBot.Hosting.Storage.Sqlite;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>Opens what <c>Storage</c> names.</summary>
internal static class StorageOpening
{
    /// <exception cref="StartRefusedException">It cannot be used as it is.</exception>
    public static IConversationStorage Open(StorageSettings settings, TimeProvider time)
    {
        try
        {
            return settings.Kind switch
            {
                StorageKind.Memory => new MemoryStorage(time),
                StorageKind.Postgres => PostgresStorage.OpenAsync(settings.ConnectionString, time, CancellationToken.None).GetAwaiter().GetResult(),
                _ => new SqliteStorage(settings.Folder, time),
            };
        }
        catch (StorageRefusedException refusal)
        {
            throw new StartRefusedException("Storage: " + refusal.Message);
        }
    }
}
