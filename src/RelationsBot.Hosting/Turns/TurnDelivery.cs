using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Answers activities of channels that are called back: takes the turn, then sends its replies one after the other, by whatever way the
/// host sends. What was sent, or may have been, is never sent again; what surely failed is, when the channel delivers the activity once
/// more. A second delivery waits for the first. Safe for concurrent use.
/// </summary>
public sealed class TurnDelivery
{
    private readonly ActivityTurns turns;
    private readonly IConversationStorage storage;
    private readonly KeyedGates<TurnKey> deliveries = new();

    /// <summary>Joins turns to what is remembered of their sending.</summary>
    /// <param name="turns">Takes the turns.</param>
    /// <param name="storage">Remembers what was sent.</param>
    public TurnDelivery(ActivityTurns turns, IConversationStorage storage) => (this.turns, this.storage) = (turns, storage);

    /// <summary>Answers an activity.</summary>
    /// <param name="incoming">The activity.</param>
    /// <param name="send">Sends one reply to the service URL it bears; failures are results.</param>
    /// <param name="cancellationToken">Gives up; not to be tied to the caller's patience, since a reply may be on its way.</param>
    /// <returns>The replies that the channel did not confirm, in order; empty when all arrived or there was nothing to send. After one that
    /// surely did not arrive nothing more was sent, and the activity should be delivered again.</returns>
    /// <exception cref="TurnConflictException">The conversation kept changing.</exception>
    public async Task<IReadOnlyList<DeliveryResult>> AnswerAsync(
        Activity incoming, Func<Activity, CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        if (IncomingActivity.Key(incoming) is not { } key)
            return await TakeAndSendAsync(incoming, send, cancellationToken).ConfigureAwait(false);
        using (await deliveries.EnterAsync(key, cancellationToken).ConfigureAwait(false))
        await using (await storage.LeaseAsync(key.Conversation, key.ActivityId, cancellationToken).ConfigureAwait(false) ?? throw new TurnConflictException())
            return await TakeAndSendAsync(incoming, send, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<DeliveryResult>> TakeAndSendAsync(
        Activity incoming, Func<Activity, CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        var turn = await turns.TakeAsync(incoming, cancellationToken).ConfigureAwait(false);
        var unconfirmed = new List<DeliveryResult>();
        for (var index = turn.Sent; index < turn.Replies.Count; index++)
        {
            // Noted before: a process that dies while sending leaves it unknown whether the reply arrived.
            await SetSentAsync(turn, index + 1, null, cancellationToken).ConfigureAwait(false);
            var result = await send(turn.Replies[index] with { ServiceUrl = incoming.ServiceUrl }, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == DeliveryOutcome.Delivered)
            {
                // Teams names the message that is voted on by this id; Web Chat has another way.
                if (incoming.ChannelId == ChannelIds.Teams && result.ActivityId is { Length: > 0 } id)
                    await SetSentAsync(turn, index + 1, id, cancellationToken).ConfigureAwait(false);
                continue;
            }

            unconfirmed.Add(result);
            if (result.Outcome == DeliveryOutcome.NotDelivered)
            {
                await SetSentAsync(turn, index, null, cancellationToken).ConfigureAwait(false);
                break;
            }
        }

        return unconfirmed;
    }

    private Task SetSentAsync(AnsweredTurn turn, int sent, string? replyId, CancellationToken cancellationToken) =>
        turn.Key is { } key ? storage.SetSentAsync(key, sent, replyId, cancellationToken) : Task.CompletedTask;
}
