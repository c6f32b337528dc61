using RelationsBot.BotFramework.DirectLine;

namespace RelationsBot.Server.Start;

/// <summary>
/// Answers that refuse: <c>{"error":{"code","message"}}</c>, the form that Direct Line clients read, everywhere. Fixed words, nothing
/// of what the caller sent.
/// </summary>
internal static class Errors
{
    public static readonly IResult Unauthorized = new Challenge(Of(401, "Unauthorized", "A valid token is needed."));
    public static readonly IResult Forbidden = Of(403, "Forbidden", "The caller may not do this.");
    public static readonly IResult KeysUnavailable = Of(503, "ServiceError", "Tokens cannot be checked now; try again later.");
    public static readonly IResult OnlyPost = Of(405, "MethodNotAllowed", "Only POST is taken here.");
    public static readonly IResult NotLoopback = Of(403, "Forbidden", "Without an app id the bot talks to this machine only.");
    public static readonly IResult Forwarded = Of(403, "Forbidden", "Without an app id forwarded requests are not taken.");
    public static readonly IResult ForeignOrigin = Of(403, "Forbidden", "This origin is not trusted.");
    public static readonly IResult ForeignServiceUrl = Of(403, "Forbidden", "Replies are not sent to this service URL.");
    public static readonly IResult BadServiceUrl = Of(400, "BadArgument", "'serviceUrl' is no absolute address that replies can be sent to.");
    public static readonly IResult NotJson = Of(415, "UnsupportedMediaType", "The content type is not application/json in UTF-8.");
    public static readonly IResult TooLarge = Of(413, "MessageSizeTooBig", "The body is too large.");
    public static readonly IResult TooSlow = Of(408, "RequestTimeout", "The body comes too slowly.");
    public static readonly IResult NotUpgraded = Of(400, "BadArgument", "This address is for WebSockets.");
    public static readonly IResult TooMany = Of(429, "TooManyRequests", "Too many requests; try again later.");
    public static readonly IResult Undelivered = Of(502, "ServiceError", "A reply could not be sent to the service URL.");
    public static readonly IResult Busy = Of(503, "ServiceError", "The conversation is busy; try again.");
    public static readonly IResult Stopping = Of(503, "ServiceError", "The server stops; try again.");
    public static readonly IResult StorageUnavailable = Of(503, "ServiceError", "Nothing can be stored just now; try again later.");
    public static readonly IResult Fault = Of(500, "ServiceError", "Something went wrong here.");

    public static IResult NoSuchRoute(int status) => Of(status, "BadArgument", "There is no such address, or not for this verb.");

    public static IResult BadArgument(string message) => Of(400, "BadArgument", message);

    public static IResult Of(DirectLineError error) =>
        Results.Json(new ErrorResponse(error), DirectLineJsonContext.Default.ErrorResponse, statusCode: error.Status);

    public static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status408RequestTimeout => TooSlow,
        _ => Of(status, "BadArgument", "The request is malformed."),
    };

    private static IResult Of(int status, string code, string message) => Of(new DirectLineError(status, code, message));
}
