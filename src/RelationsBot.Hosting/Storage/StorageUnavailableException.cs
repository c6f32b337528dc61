namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Storage failed while in use: the disk is full, the file is gone, the database cannot be reached. What was asked for is not stored
/// and must not be acknowledged; the caller may try again later.
/// </summary>
/// <param name="cause">What the database said.</param>
public sealed class StorageUnavailableException(Exception cause) : Exception($"Storage is not available: {cause.Message}", cause);
