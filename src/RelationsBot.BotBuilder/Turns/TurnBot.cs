using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using RelationsBot.BotFramework.Connector;
using RelationsBot.Hosting.Turns;
using InvokeResponse = RelationsBot.BotFramework.Schema.InvokeResponse;
using OwnActivityTypes = RelationsBot.BotFramework.Schema.ActivityTypes;

namespace RelationsBot.BotBuilder.Turns;

/// <summary>
/// Hands each activity to the turns that every host shares, and says what they say. A plain <see cref="IBot"/>: the SDK's activity
/// handlers would route invokes and updates a second time.
/// </summary>
internal sealed class TurnBot(ActivityTurns turns, TurnDelivery delivery, ILogger<TurnBot> logger) : IBot
{
    /// <inheritdoc/>
    /// <exception cref="UnusableActivityException">What came is no activity that can be answered.</exception>
    /// <exception cref="ReplyNotDeliveredException">A reply surely did not arrive; the activity should be delivered again.</exception>
    /// <exception cref="TurnConflictException">The conversation kept changing.</exception>
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var read = WireActivity.Read(turnContext.Activity);
        if (!read.Succeeded)
            throw new UnusableActivityException(read.Error);
        var incoming = read.Activity;
        if (incoming.Type == OwnActivityTypes.Invoke)
        {
            // Its answer is the request's, whatever way of replying it names.
            turnContext.Activity.DeliveryMode = null;
            var answer = (await turns.TakeAsync(incoming, cancellationToken)).Invoke ?? InvokeResponse.NotImplemented;
            await turnContext.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = WireActivity.Write(answer) }, cancellationToken);
            return;
        }

        if (string.Equals(incoming.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            // The SDK knows but this spelling. What is stored is said again: the answer to this very request is all that its sender gets.
            turnContext.Activity.DeliveryMode = DeliveryModes.ExpectReplies;
            foreach (var reply in (await turns.TakeAsync(incoming, cancellationToken)).Replies)
                await ContextSending.SayAsync(turnContext, reply, cancellationToken);
            return;
        }

        var unconfirmed = await delivery.AnswerAsync(incoming, (reply, cancel) => ContextSending.SendAsync(turnContext, reply, cancel), cancellationToken);
        foreach (var result in unconfirmed)
            Log.ReplyNotConfirmed(logger, result.Outcome, result.Cause, result.StatusCode);
        if (unconfirmed.Any(result => result.Outcome == DeliveryOutcome.NotDelivered))
            throw new ReplyNotDeliveredException();
    }
}
