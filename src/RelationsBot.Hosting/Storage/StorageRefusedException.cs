namespace RelationsBot.Hosting.Storage;

/// <summary>A storage cannot be used as it is found at start. Nothing in it was changed.</summary>
/// <param name="message">One line: which file or server, what is wrong with it, what to do.</param>
/// <param name="cause">What the database or the system said; null where that is all in the message.</param>
public sealed class StorageRefusedException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether it may be usable in a while, without anybody's doing: a database that is not up yet.</summary>
    public bool MayPass { get; init; }
}
