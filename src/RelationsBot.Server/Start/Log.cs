namespace RelationsBot.Server.Start;

/// <summary>Everything the server logs. No user text, no name, no token, no conversation id.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "{Line}")]
    public static partial void StartWarning(ILogger logger, string line);

    [LoggerMessage(2002, LogLevel.Warning, "A reply was not confirmed by the channel: {Outcome}, {Cause}, status {Status}, {Attempts} attempts.")]
    public static partial void ReplyNotConfirmed(ILogger logger, BotFramework.Connector.DeliveryOutcome outcome, BotFramework.Connector.DeliveryCause? cause, int? status, int attempts);

    [LoggerMessage(2003, LogLevel.Error, "{Method} {Route} failed.")]
    public static partial void Fault(ILogger logger, Exception exception, string method, string route);

    [LoggerMessage(2006, LogLevel.Warning, "A caller of {Route} was refused: {Reason}, issuer {Issuer}, key {KeyId}.")]
    public static partial void CallerRefused(ILogger logger, string route, string reason, string issuer, string keyId);

    [LoggerMessage(2008, LogLevel.Error, "Storage failed.")]
    public static partial void StorageUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(2007, LogLevel.Information, "{Count} old conversations were forgotten.")]
    public static partial void Expired(ILogger logger, int count);

    [LoggerMessage(2009, LogLevel.Warning, "The server stops, and {Count} turns have not come to an end.")]
    public static partial void TurnsCutOff(ILogger logger, int count);

    [LoggerMessage(2004, LogLevel.Warning, "Web Chat is not there: the chat page says how to install it.")]
    public static partial void WebChatMissing(ILogger logger);
}
