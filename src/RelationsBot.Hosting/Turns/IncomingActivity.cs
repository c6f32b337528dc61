using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>What an activity means to the bot. Anything in it may be missing (Activity specification).</summary>
internal static class IncomingActivity
{
    /// <summary>
    /// The part of the conversation that an activity belongs to: in a group the sender's own, so that nobody's "the second one" picks from
    /// what somebody else was offered, and everybody can have their own words forgotten. Who comes and goes concerns the group.
    /// </summary>
    public static ConversationKey Part(Activity incoming) => new(
        incoming.ChannelId ?? "",
        incoming.Conversation?.Id ?? "",
        IsGroup(incoming) && !IsAboutMembers(incoming) && incoming.From?.Id is { Length: > 0 } sender ? sender : null);

    public static TurnKey? Key(Activity incoming) => string.IsNullOrEmpty(incoming.Id) ? null : new TurnKey(Part(incoming), incoming.Id);

    /// <summary>The account id of the sender where it is more than the sender's word, else null.</summary>
    public static string? VouchedUser(Activity incoming) => incoming.IsSenderVouchedFor && incoming.From?.Id is { Length: > 0 } user ? user : null;

    /// <summary>Whether more than one person takes part.</summary>
    public static bool IsGroup(Activity incoming) =>
        incoming.Conversation is { } conversation && conversation.ConversationType != "personal" && (conversation.IsGroup == true || conversation.ConversationType is "groupChat" or "channel");

    private static bool IsAboutMembers(Activity incoming) => incoming.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;

    /// <summary>Whether the bot is among the members; an entry or an id may be missing.</summary>
    public static bool IsBotIn(IReadOnlyList<ChannelAccount?>? members, Activity incoming) =>
        incoming.Recipient?.Id is { Length: > 0 } bot && members?.Any(member => member?.Id == bot) == true;

    /// <summary>
    /// What the person said: the text, or what a pressed button carries instead. A message with files alone says nothing, which the
    /// bot answers as it answers an empty one; that Teams repeats a text as a file of HTML does not matter.
    /// </summary>
    public static string Utterance(Activity incoming)
    {
        if (!string.IsNullOrWhiteSpace(incoming.Text) || incoming.Value is not { } value)
            return Mentions.WithoutOwn(incoming).Text ?? "";
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("utterance", out var utterance))
            value = utterance;
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }

    /// <summary>Ids of those who joined and are not the bot; an entry or an id may be missing.</summary>
    public static IReadOnlyList<string> PeopleJoined(Activity incoming) =>
        [.. (incoming.MembersAdded ?? []).Select(member => member?.Id).OfType<string>().Where(id => id.Length > 0 && id != incoming.Recipient?.Id)];
}
