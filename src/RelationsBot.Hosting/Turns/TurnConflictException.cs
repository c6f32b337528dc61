namespace RelationsBot.Hosting.Turns;

/// <summary>Other servers kept committing turns of the same conversation. Nothing was stored; the activity may be delivered again.</summary>
public sealed class TurnConflictException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="activityId">The activity's id; null where it has none.</param>
    public TurnConflictException(string? activityId)
        : base($"The conversation changed {ActivityTurns.MaximumAttempts} times while the turn was taken.") => ActivityId = activityId;

    /// <summary>The activity's id; null where it has none.</summary>
    public string? ActivityId { get; }
}
