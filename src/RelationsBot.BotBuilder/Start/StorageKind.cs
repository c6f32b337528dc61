namespace RelationsBot.BotBuilder.Start;

/// <summary>Where conversations live.</summary>
internal enum StorageKind
{
    /// <summary>In a file of this host.</summary>
    Sqlite,

    /// <summary>In a database that several hosts share.</summary>
    Postgres,

    /// <summary>Nowhere but in the process.</summary>
    Memory,
}
