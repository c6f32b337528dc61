using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>What an activity means to the bot. Anything in it may be missing (Activity specification).</summary>
internal static class IncomingActivity
{
    public static ConversationKey Conversation(Activity incoming) => new(incoming.ChannelId ?? "", incoming.Conversation?.Id ?? "");

    public static TurnKey? Key(Activity incoming) => string.IsNullOrEmpty(incoming.Id) ? null : new TurnKey(Conversation(incoming), incoming.Id);

    /// <summary>
    /// What the person said: the text, or what a pressed button carries instead. A message with files alone says nothing, which the
    /// bot answers as it answers an empty one.
    /// </summary>
    public static string Utterance(Activity incoming)
    {
        if (!string.IsNullOrWhiteSpace(incoming.Text) || incoming.Value is not { } value)
            return incoming.Text ?? "";
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }

    /// <summary>Ids of those who joined and are not the bot; an entry or an id may be missing.</summary>
    public static IReadOnlyList<string> PeopleJoined(Activity incoming) =>
        [.. (incoming.MembersAdded ?? []).Select(member => member?.Id).OfType<string>().Where(id => id.Length > 0 && id != incoming.Recipient?.Id)];
}
