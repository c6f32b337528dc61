namespace RelationsBot.Hosting.Turns;

/// <summary>Other servers kept the conversation, or kept changing it. Nothing was stored; the activity may be delivered again.</summary>
public sealed class TurnConflictException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="activityId">The activity's id; null where it has none.</param>
    public TurnConflictException(string? activityId)
        : base("Other servers kept the conversation, or changed it each time that the turn was taken.") => ActivityId = activityId;

    /// <summary>The activity's id; null where it has none.</summary>
    public string? ActivityId { get; }
}
