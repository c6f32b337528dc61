using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Activities after which nothing is remembered any more: the person wants their data deleted, or the bot was taken out of the place. In a
/// group, who wants their data deleted gets their own part forgotten.
/// </summary>
internal static class Partings
{
    public static bool IsOne(Activity incoming) => !IsEmbedded(incoming) && incoming.Type switch
    {
        ActivityTypes.DeleteUserData => true,
        ActivityTypes.InstallationUpdate or ActivityTypes.ContactRelationUpdate => string.Equals(incoming.Action, "remove", StringComparison.OrdinalIgnoreCase),
        ActivityTypes.ConversationUpdate => IncomingActivity.IsBotIn(incoming.MembersRemoved, incoming),
        _ => false,
    };

    // A client of the embedded Direct Line server is still reading the log that would go: there words are forgotten within the conversation.
    private static bool IsEmbedded(Activity incoming) => incoming is { ChannelId: ChannelIds.DirectLine, ServiceUrl: null };
}
