namespace RelationsBot.BotFramework.Schema;

/// <summary>Addresses a reply: back to the sender, in the same conversation, as the answer to that one activity.</summary>
public static class ActivityReply
{
    /// <summary>
    /// Begins a reply to <paramref name="incoming"/>. It has no id and no delivery mode (the channel gives the first, the second
    /// belongs to the caller), and what the incoming activity lacks it lacks too.
    /// </summary>
    /// <param name="incoming">The activity to answer.</param>
    /// <param name="type">The reply's type, see <see cref="ActivityTypes"/>.</param>
    /// <returns>An activity to complete with <c>with { Text = … }</c>.</returns>
    public static Activity To(Activity incoming, string type = ActivityTypes.Message)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        return new()
        {
            Type = type,
            From = incoming.Recipient,
            Recipient = incoming.From,
            Conversation = incoming.Conversation,
            ReplyToId = incoming.Id,
            ChannelId = incoming.ChannelId,
            ServiceUrl = incoming.ServiceUrl,
            Locale = incoming.Locale,
        };
    }
}
