using System.Diagnostics.CodeAnalysis;

namespace RelationsBot.BotFramework.Schema;

/// <summary>An activity, or what was wrong: exactly one of both is there.</summary>
public sealed class ActivityReadResult
{
    private ActivityReadResult(Activity? activity, ActivityReadError? error) => (Activity, Error) = (activity, error);

    /// <summary>The activity, or null after an error.</summary>
    public Activity? Activity { get; }

    /// <summary>What was wrong, or null after success.</summary>
    public ActivityReadError? Error { get; }

    /// <summary>Tells which of both is there.</summary>
    [MemberNotNullWhen(true, nameof(Activity))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Activity is not null;

    internal static ActivityReadResult Of(Activity activity) => new(activity, null);

    internal static ActivityReadResult Of(ActivityReadError error) => new(null, error);
}
