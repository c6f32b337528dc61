namespace RelationsBot.Hosting.Storage;

/// <summary>How a commit ended. Only <see cref="Committed"/> has changed anything.</summary>
public enum CommitResult
{
    /// <summary>All of it is stored, durably.</summary>
    Committed,

    /// <summary>Somebody else committed in between: the conversation's version or the log's position is another. Read again, take the turn again.</summary>
    Conflict,

    /// <summary>The activity was answered before: its stored turn is the one that counts.</summary>
    Duplicate,
}
