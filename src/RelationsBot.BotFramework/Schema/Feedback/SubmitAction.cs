using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RelationsBot.BotFramework.Schema.Feedback;

/// <summary>
/// The feedback buttons of Teams: a message asks for them in its channel data, a press arrives as an invoke named
/// <see cref="InvokeNames.SubmitAction"/> whose <see cref="Activity.ReplyToId"/> is the message.
/// </summary>
public static class SubmitAction
{
    /// <summary>The <see cref="Activity.ChannelData"/> of a message under which Teams puts feedback buttons with its own form.</summary>
    public static readonly JsonElement FeedbackLoop = JsonElement.Parse("""{"feedbackLoop":{"type":"default"}}""");

    /// <summary>The longest comment that is kept, in UTF-16 code units; a longer one is cut.</summary>
    public const int MaximumCommentLength = 4_000;

    /// <summary>Reads <c>{"actionName":"feedback","actionValue":{"reaction","feedback"}}</c>, where <c>feedback</c> is JSON within a string.</summary>
    /// <param name="value">The invoke's value.</param>
    /// <param name="vote">What the person thinks. A comment that cannot be read is none.</param>
    /// <returns>False where the value is nothing of the kind.</returns>
    public static bool TryRead(JsonElement? value, [NotNullWhen(true)] out Vote? vote)
    {
        vote = null;
        if (Property(value, "actionName") is not { ValueKind: JsonValueKind.String } name || name.GetString() != "feedback"
            || Property(value, "actionValue") is not { } action
            || Property(action, "reaction") is not { ValueKind: JsonValueKind.String } reaction)
            return false;
        var word = reaction.GetString();
        if (word is "like" or "dislike")
            vote = new Vote(word == "like", Comment(Property(action, "feedback")));
        return vote is not null;
    }

    private static string? Comment(JsonElement? feedback)
    {
        if (feedback is not { ValueKind: JsonValueKind.String } json)
            return null;
        try
        {
            var text = Property(JsonElement.Parse(json.GetString()!), "feedbackText") is { ValueKind: JsonValueKind.String } written ? written.GetString()!.Trim() : "";
            return text.Length == 0 ? null : ShortText.Cut(text, MaximumCommentLength);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or half characters in it: the vote counts without it.
            return null;
        }
    }

    private static JsonElement? Property(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var found) ? found : null;
}
