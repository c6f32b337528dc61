using System.Text.Json;

namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// Turns the body of a request into an activity. Never throws for what a caller can send: absent and null members and unknown
/// properties are legal everywhere, anything else is reported as a value.
/// </summary>
public static class ActivityReader
{
    /// <summary>The largest body that a channel may post, in bytes; who reads it heeds this ("Limits" in the authentication rules).</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>How many objects and lists may stand inside each other.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The longest <see cref="Activity.Text"/> taken, in UTF-16 code units.</summary>
    public const int MaximumTextLength = 32_000;

    /// <summary>The most entries that a Direct Line client may put into one list.</summary>
    public const int MaximumListLength = 100;

    /// <summary>Reads what a channel posts to the messages endpoint: type, conversation id and service URL must be there.</summary>
    /// <param name="utf8">The body, with or without a byte order mark. The caller limits its size beforehand.</param>
    /// <returns>The activity, or the first mistake found.</returns>
    public static ActivityReadResult ReadFromChannel(ReadOnlySpan<byte> utf8) => Read(utf8, activity =>
        MissingType(activity)
        ?? Missing(activity.Conversation?.Id, "conversation.id")
        ?? Missing(activity.ServiceUrl, "serviceUrl"));

    /// <summary>Reads what a Direct Line client posts: only the type must be there, since the server fills in the rest; lists are limited.</summary>
    internal static ActivityReadResult ReadFromClient(ReadOnlySpan<byte> utf8) => Read(utf8, activity =>
        MissingType(activity)
        ?? TooLong(activity.Attachments, "attachments")
        ?? TooLong(activity.Entities, "entities")
        ?? TooLong(activity.MembersAdded, "membersAdded")
        ?? TooLong(activity.MembersRemoved, "membersRemoved")
        ?? TooLong(activity.SuggestedActions?.Actions, "suggestedActions.actions")
        ?? TooLong(activity.SuggestedActions?.To, "suggestedActions.to"));

    private static ActivityReadResult Read(ReadOnlySpan<byte> utf8, Func<Activity, ActivityReadError?> check)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (utf8.StartsWith(byteOrderMark))
            utf8 = utf8[byteOrderMark.Length..];

        if (JsonSyntax.Check(utf8) is { } syntaxError)
            return ActivityReadResult.Of(syntaxError);
        try
        {
            var activity = JsonSerializer.Deserialize(utf8, ActivityJsonContext.Default.Activity)!;
            return (check(activity) ?? TextTooLong(activity)) is { } error
                ? ActivityReadResult.Of(error)
                : ActivityReadResult.Of(activity);
        }
        catch (JsonException exception)
        {
            var property = exception.Path is { Length: > 2 } path ? path[2..] : null;
            return ActivityReadResult.Of(new ActivityReadError(
                ActivityProblem.WrongKind, property, $"'{property}' has a value of the wrong kind."));
        }
    }

    private static ActivityReadError? MissingType(Activity activity) => Missing(activity.Type, "type");

    private static ActivityReadError? Missing(string? value, string property) => string.IsNullOrWhiteSpace(value)
        ? new(ActivityProblem.MissingProperty, property, $"'{property}' is missing.")
        : null;

    private static ActivityReadError? TextTooLong(Activity activity) => activity.Text?.Length > MaximumTextLength
        ? new(ActivityProblem.TextTooLong, "text", $"'text' is longer than {MaximumTextLength} characters.")
        : null;

    private static ActivityReadError? TooLong<T>(IReadOnlyList<T>? list, string property) => list?.Count > MaximumListLength
        ? new(ActivityProblem.ListTooLong, property, $"'{property}' has more than {MaximumListLength} entries.")
        : null;
}
