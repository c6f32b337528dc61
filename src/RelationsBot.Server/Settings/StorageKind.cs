namespace RelationsBot.Server.Settings;

/// <summary>Where conversations live.</summary>
internal enum StorageKind
{
    /// <summary>In a file of this server.</summary>
    Sqlite,

    /// <summary>In a database that several servers share.</summary>
    Postgres,

    /// <summary>Nowhere: they end with the process.</summary>
    Memory,
}
