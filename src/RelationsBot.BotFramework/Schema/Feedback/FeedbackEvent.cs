using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RelationsBot.BotFramework.Schema.Feedback;

/// <summary>
/// The event that Web Chat sends when a feedback button is pressed. It carries the action as the message offered it and, of what was
/// voted on, nothing but the action's <c>@id</c>.
/// </summary>
public static class FeedbackEvent
{
    /// <summary>The <see cref="Activity.Name"/> of the event.</summary>
    public const string Name = "webchat:activity-status/feedback";

    /// <summary>The <c>@type</c> of the button that likes.</summary>
    public const string Like = "LikeAction";

    /// <summary>The <c>@type</c> of the button that dislikes.</summary>
    public const string Dislike = "DislikeAction";

    /// <summary>Reads the event.</summary>
    /// <param name="activity">Any activity.</param>
    /// <param name="vote">What the person thinks.</param>
    /// <param name="actionId">The <c>@id</c> of the action; what it names is the client's word.</param>
    /// <returns>False where the activity is no such event or carries no action with an id.</returns>
    public static bool TryRead(Activity activity, [NotNullWhen(true)] out Vote? vote, [NotNullWhen(true)] out string? actionId)
    {
        ArgumentNullException.ThrowIfNull(activity);
        (vote, actionId) = (null, null);
        if (activity.Type != ActivityTypes.Event || activity.Name != Name)
            return false;
        foreach (var entity in activity.Entities ?? [])
        {
            if (Text(entity, "@id") is { Length: > 0 } id && Text(entity, "@type") is Like or Dislike)
            {
                (vote, actionId) = (new Vote(Text(entity, "@type") == Like), id);
                return true;
            }
        }

        return false;
    }

    private static string? Text(Entity? entity, string property) =>
        entity?.Properties is { } properties && properties.TryGetValue(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
