using RelationsBot.BotFramework.Connector;

namespace RelationsBot.BotBuilder.Turns;

/// <summary>Everything this host logs. No user text, no name, no token, no conversation id.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "A reply was not confirmed by the channel: {Outcome}, {Cause}, status {Status}.")]
    public static partial void ReplyNotConfirmed(ILogger logger, DeliveryOutcome outcome, DeliveryCause? cause, int? status);

    [LoggerMessage(3002, LogLevel.Error, "A turn failed: an activity of type {Type} from {Channel}.")]
    public static partial void TurnFailed(ILogger logger, Exception exception, string? type, string? channel);

    [LoggerMessage(3003, LogLevel.Warning, "A request was refused: {Reason}.")]
    public static partial void NotAuthenticated(ILogger logger, string reason);
}
