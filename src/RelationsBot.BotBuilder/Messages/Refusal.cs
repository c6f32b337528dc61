namespace RelationsBot.BotBuilder.Messages;

/// <summary>Answers that refuse, in the form of the Connector's own errors: <c>{"error":{"code","message"}}</c>; nothing of what the caller sent.</summary>
internal static class Refusal
{
    public static readonly IResult NotLoopback = Of(403, "Forbidden", "Without an app id the bot talks to this machine only.");
    public static readonly IResult ForeignServiceUrl = Of(403, "Forbidden", "Replies are not sent to this service URL.");
    public static readonly IResult BadServiceUrl = Of(400, "BadArgument", "'serviceUrl' is no absolute address that replies can be sent to.");
    public static readonly IResult Unauthorized = Of(401, "Unauthorized", "The request is not authenticated.");
    public static readonly IResult NotJson = Of(415, "UnsupportedMediaType", "The content type is not application/json.");
    public static readonly IResult TooLarge = Of(413, "MessageSizeTooBig", "The body is too large.");
    public static readonly IResult Undelivered = Of(502, "ServiceError", "A reply could not be sent to the service URL.");
    public static readonly IResult Busy = Of(503, "ServiceError", "The conversation is busy; try again.");
    public static readonly IResult StorageUnavailable = Of(503, "ServiceError", "Nothing can be stored just now; try again later.");
    public static readonly IResult NoKeys = Of(503, "ServiceError", "Tokens cannot be checked now; try again.");
    public static readonly IResult Fault = Of(500, "ServiceError", "Something went wrong here.");

    public static IResult BadArgument(string message) => Of(400, "BadArgument", message);

    private static IResult Of(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);
}
