using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Lets the bot take an activity that is in the log, and puts what it says after it.</summary>
internal sealed class BotTurn(IActivityHandler bot, ChannelAccount account, ConversationLog log)
{
    /// <summary>
    /// Runs the turn. Clients hold a reply back until the activity it answers is in their transcript, so a reply to one that never
    /// gets there (<paramref name="isShown"/> false) names none.
    /// </summary>
    public async Task RunAsync(Activity incoming, bool isShown, CancellationToken cancellationToken)
    {
        var conversationId = incoming.Conversation!.Id!;
        var said = await bot.HandleAsync(incoming, cancellationToken).ConfigureAwait(false);
        var replies = said.Where(IsForClients).Select(reply => Address(reply, incoming, isShown)).ToList();

        foreach (var typing in replies.Where(reply => reply.Type == ActivityTypes.Typing))
            await log.ShowAsync(conversationId, typing, cancellationToken).ConfigureAwait(false);
        replies.RemoveAll(reply => reply.Type == ActivityTypes.Typing);
        if (replies.Count > 0)
            await log.AppendAsync(conversationId, replies, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Web Chat reports any other type as an error.</summary>
    private static bool IsForClients(Activity reply) =>
        reply.Type is ActivityTypes.Message or ActivityTypes.Typing or ActivityTypes.Event;

    private Activity Address(Activity reply, Activity incoming, bool isShown) => reply with
    {
        From = account,
        Recipient = incoming.From,
        Conversation = incoming.Conversation,
        ChannelId = incoming.ChannelId,
        ReplyToId = isShown ? incoming.Id : null,
        ServiceUrl = null,
        DeliveryMode = null,
    };
}
