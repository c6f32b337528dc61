using System.Globalization;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Server.Settings;

/// <summary><c>Storage</c>: where conversations live, and for how long.</summary>
internal sealed class StorageSettings(ConfigurationValues values)
{
    private const int MostDays = 36_500;

    public StorageOptions Options()
    {
        var options = new StorageOptions { Kind = Kind(), ConnectionString = values.Text("Storage:ConnectionString") ?? "", Notify = values.Flag("Storage:Notify", true) };
        if (options.Kind == StorageKind.Postgres && options.ConnectionString.Length == 0)
            values.Problem("Storage:ConnectionString", "needed with Storage:Kind=Postgres");
        return values.Text("Storage:Folder") is { } folder ? options with { Folder = folder } : options;
    }

    public TimeSpan? ExpireAfter()
    {
        const string Key = "Storage:ExpireAfterDays";
        if (values.Text(Key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays)
            return TimeSpan.FromDays(days);
        values.Problem(Key, $"expected whole days from 1 to {MostDays}");
        return null;
    }

    private StorageKind Kind()
    {
        const string Key = "Storage:Kind";
        if (values.Text(Key) is not { } text)
            return StorageKind.Sqlite;
        if (StorageOptions.TryReadKind(text, out var kind))
            return kind;
        values.Problem(Key, "expected Sqlite, Postgres or Memory");
        return StorageKind.Sqlite;
    }
}
