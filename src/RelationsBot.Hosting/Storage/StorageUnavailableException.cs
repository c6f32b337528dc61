namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Storage failed while in use: the disk is full, the file is gone, the database cannot be reached. Whether what
/// was asked for is stored is not known, so that it must not be acknowledged; the caller may try again later.
/// </summary>
/// <param name="cause">What the database said.</param>
public sealed class StorageUnavailableException(Exception cause) : Exception($"Storage is not available: {cause.Message}", cause);
