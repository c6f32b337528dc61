namespace RelationsBot.Hosting.Storage;

/// <summary>Where conversations live.</summary>
public enum StorageKind
{
    /// <summary>In a file of this server.</summary>
    Sqlite,

    /// <summary>In a PostgreSQL database that several servers share.</summary>
    Postgres,

    /// <summary>Nowhere: they end with the process.</summary>
    Memory,
}
