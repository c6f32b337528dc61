using RelationsBot.Hosting.Storage.Postgres;
using RelationsBot.Hosting.Storage.Sqlite;

namespace RelationsBot.Hosting.Storage;

/// <summary>Which storage a host uses.</summary>
public sealed record StorageOptions
{
    /// <summary>Where conversations live.</summary>
    public StorageKind Kind { get; init; }

    /// <summary>The folder of the file, for <see cref="StorageKind.Sqlite"/>.</summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>The database as Npgsql takes it, for <see cref="StorageKind.Postgres"/>; it has a password in it.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Whether servers that share a database tell each other whose log has grown (LISTEN and NOTIFY), rather than look once a second alone.</summary>
    public bool Notify { get; init; } = true;

    /// <summary>How often readers must look by themselves for what other servers store; null where there are no others.</summary>
    public TimeSpan? PollInterval => Kind == StorageKind.Postgres ? TimeSpan.FromSeconds(1) : null;

    /// <summary>Reads a setting's text.</summary>
    /// <param name="text">The name of a kind, in upper or lower case.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>False where the text names none.</returns>
    public static bool TryReadKind(string text, out StorageKind kind) => Enum.TryParse(text, ignoreCase: true, out kind) && char.IsAsciiLetter(text[0]);

    /// <summary>Opens it, or makes what is missing.</summary>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The storage, to be disposed of where it can be.</returns>
    /// <exception cref="StorageRefusedException">It cannot be used as it is; it was left so.</exception>
    public async Task<IConversationStorage> OpenAsync(TimeProvider time, CancellationToken cancellationToken) => Kind switch
    {
        StorageKind.Memory => new MemoryStorage(time),
        StorageKind.Postgres => await PostgresStorage.OpenAsync(ConnectionString, time, Notify, cancellationToken).ConfigureAwait(false),
        _ => new SqliteStorage(Folder, time),
    };

    /// <summary>Opens what a server may be using at the same time, for an operator's short work on it. A file is neither made nor brought up to date.</summary>
    /// <param name="time">The clock that turns and conversations grow old by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The storage, to be disposed of where it can be.</returns>
    /// <exception cref="StorageRefusedException">There is none, or it is of another version.</exception>
    public async Task<IConversationStorage> JoinAsync(TimeProvider time, CancellationToken cancellationToken) => Kind switch
    {
        StorageKind.Memory => throw new StorageRefusedException("Conversations in memory (Storage:Kind=Memory) are the server's own."),
        StorageKind.Postgres => await PostgresStorage.OpenAsync(ConnectionString, time, notify: false, cancellationToken).ConfigureAwait(false),
        _ => SqliteStorage.Join(Folder, time),
    };

    // A service manager says where state belongs (systemd: StateDirectory=); never beside the program, which a new version replaces.
    private static string DefaultFolder() =>
        Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "RelationsBot");
}
