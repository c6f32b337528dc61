using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Server.Start;
using RelationsBot.Server.Telemetry;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// CORS for the Direct Line routes, on errors too: without it a browser hides the status, and clients repeat what was refused for good
/// ("CORS" in the Direct Line rules). No credentials. Foreign origins get no further, sockets included, which browsers do not check.
/// </summary>
internal sealed class DirectLineCors(RequestDelegate next, Origins origins, DirectLineServer server, RefusalLog refusals)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(DirectLineEndpoints.BasePath))
        {
            await next(context);
            return;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.Vary = "Origin";
        var origin = Origins.Of(context.Request);
        var asks = HttpMethods.IsOptions(context.Request.Method);
        if (asks ? !origins.MayAsk(origin) : !origins.Trusts(origin, server.TrustedOriginsOf(Token(context.Request))))
        {
            refusals.Note(DirectLineEndpoints.BasePath, Origins.RefusalReason);
            await Errors.ForeignOrigin.ExecuteAsync(context);
            return;
        }

        if (origin is not null)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Retry-After";
        }

        if (asks)
        {
            headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            headers.AccessControlMaxAge = "600";
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await next(context);

        // No route, or none for this verb: the framework's answer has no body.
        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed })
            await Errors.NoSuchRoute(context.Response.StatusCode).ExecuteAsync(context);
    }

    /// <summary>The bearer token, or the stream's, which browsers can put into its address only.</summary>
    private static string? Token(HttpRequest request) => DirectLineCallers.Bearer(request) ?? request.Query["t"].ToString();
}
