using RelationsBot.Server.Start;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// CORS for the Direct Line routes, on errors too: without it a browser hides the status, and clients repeat what was refused for good
/// ("CORS" in the Direct Line rules). No credentials. Foreign origins get no further.
/// </summary>
internal sealed class DirectLineCors(RequestDelegate next, Origins origins)
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
        if (!origins.Trusts(origin))
        {
            await Errors.ForeignOrigin.ExecuteAsync(context);
            return;
        }

        if (origin is not null)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Retry-After";
        }

        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            await next(context);
            return;
        }

        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
