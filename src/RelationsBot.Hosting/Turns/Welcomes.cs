using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Which activities the bot says welcome to; the caller sees to it that it is said once in a conversation. In Teams an installation is
/// told twice, by an installation update and by a conversation update, in this or that order. A team gets no welcome: how many people it
/// has does not stand in the activity, and a post there reaches them all. A group chat gets one when the bot is added, not when people are.
/// </summary>
internal static class Welcomes
{
    /// <summary>Ids of those who are welcomed; empty: everybody there; null: nobody.</summary>
    public static IReadOnlyList<string>? SeenBy(Activity incoming)
    {
        if (incoming.ChannelId == ChannelIds.Teams && incoming.Conversation?.ConversationType == "channel")
            return null;
        if (incoming.Type != ActivityTypes.ConversationUpdate)
            return string.Equals(incoming.Action, "add", StringComparison.OrdinalIgnoreCase) ? Sender(incoming) : null;
        var people = IncomingActivity.PeopleJoined(incoming);
        if (incoming.ChannelId != ChannelIds.Teams)
            return people.Count == 0 ? null : people;
        return IncomingActivity.IsGroup(incoming)
            ? IncomingActivity.IsBotIn(incoming.MembersAdded, incoming) ? [] : null
            : people.Count > 0 ? people : IncomingActivity.IsBotIn(incoming.MembersAdded, incoming) ? Sender(incoming) : null;
    }

    private static IReadOnlyList<string> Sender(Activity incoming) =>
        !IncomingActivity.IsGroup(incoming) && incoming.From?.Id is { Length: > 0 } id ? [id] : [];
}
