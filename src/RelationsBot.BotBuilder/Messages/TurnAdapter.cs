using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using RelationsBot.BotBuilder.Turns;
using RelationsBot.Hosting.Turns;

namespace RelationsBot.BotBuilder.Messages;

/// <summary>
/// The SDK's adapter. A fault within a turn is logged once, here, and told to the channel by the status of its request, so that it can
/// deliver the activity again; nothing is said to the person that stands in no source.
/// </summary>
internal sealed class TurnAdapter : CloudAdapter
{
    public TurnAdapter(BotFrameworkAuthentication authentication, ILogger<TurnAdapter> logger)
        : base(authentication, logger) => OnTurnError = (turnContext, exception) =>
    {
        if (exception is not (UnusableActivityException or ReplyNotDeliveredException or TurnConflictException))
            Log.TurnFailed(logger, exception, turnContext.Activity.Type, turnContext.Activity.ChannelId);
        throw new TurnFailedException(exception);
    };
}
