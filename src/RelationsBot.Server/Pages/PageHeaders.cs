using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Pages;

/// <summary>
/// What browsers are told about every answer. Nothing may come from another host, no script stands in a page; Web Chat needs inline
/// styles ("Web Chat on the page" in the Direct Line rules).
/// </summary>
internal static class PageHeaders
{
    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = Policy(context.RequestServices.GetRequiredService<PublicAddress>(), context.RequestServices.GetRequiredService<Origins>());
        return next(context);
    }

    /// <summary>Files change with a new version only; a browser asks again whether they have.</summary>
    public static void CacheFile(HttpContext context) => context.Response.Headers.CacheControl = "no-cache";

    private static string Policy(PublicAddress address, Origins origins)
    {
        // Older browsers do not count the same host's WebSockets as 'self'.
        var sockets = address.WebSocketBase()?.GetLeftPart(UriPartial.Authority);
        var embedders = origins.TrustsAll ? "*" : string.Join(' ', ["'self'", .. origins.Named]);
        return string.Join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            $"connect-src 'self' {sockets}".TrimEnd(),
            $"frame-ancestors {embedders}",
            "base-uri 'none'",
            "form-action 'self'");
    }
}
