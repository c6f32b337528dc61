using System.Globalization;

namespace RelationsBot.Server.Settings;

/// <summary><c>Storage</c>: where conversations live.</summary>
internal sealed record StorageSettings
{
    private const int MostDays = 36_500;

    /// <summary><c>Storage:Kind</c>.</summary>
    public StorageKind Kind { get; private init; }

    /// <summary><c>Storage:Folder</c>, for <see cref="StorageKind.Sqlite"/>.</summary>
    public string Folder { get; private init; } = "";

    /// <summary><c>Storage:ConnectionString</c>, for <see cref="StorageKind.Postgres"/>.</summary>
    public string ConnectionString { get; private init; } = "";

    /// <summary><c>Storage:ExpireAfterDays</c>: how long a conversation is kept in which nothing is said; null: for good.</summary>
    public TimeSpan? ExpireAfter { get; private init; }

    public static StorageSettings Read(ConfigurationValues values)
    {
        var kind = Kinds(values);
        var connectionString = values.Text("Storage:ConnectionString");
        if (kind == StorageKind.Postgres && connectionString is null)
            values.Problem("Storage:ConnectionString", "needed with Storage:Kind=Postgres");
        return new()
        {
            Kind = kind,
            Folder = values.Text("Storage:Folder") ?? DefaultFolder(),
            ConnectionString = connectionString ?? "",
            ExpireAfter = ExpireAfterDays(values),
        };
    }

    private static StorageKind Kinds(ConfigurationValues values)
    {
        const string Key = "Storage:Kind";
        if (values.Text(Key) is not { } text)
            return StorageKind.Sqlite;
        if (Enum.TryParse<StorageKind>(text, ignoreCase: true, out var kind) && char.IsAsciiLetter(text[0]))
            return kind;
        values.Problem(Key, "expected Sqlite, Postgres or Memory");
        return StorageKind.Sqlite;
    }

    private static TimeSpan? ExpireAfterDays(ConfigurationValues values)
    {
        const string Key = "Storage:ExpireAfterDays";
        if (values.Text(Key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays)
            return TimeSpan.FromDays(days);
        values.Problem(Key, $"expected whole days from 1 to {MostDays}");
        return null;
    }

    // A service manager says where state belongs (systemd: StateDirectory=); never beside the program, which a new version replaces.
    private static string DefaultFolder() =>
        Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "RelationsBot");
}
