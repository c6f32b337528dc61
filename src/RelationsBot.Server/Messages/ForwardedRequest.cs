namespace RelationsBot.Server.Messages;

/// <summary>
/// Whether a request came through a proxy. Looked at before anything rewrites the headers or the remote address, since the check that
/// only this machine talks to the bot judges by the socket ("Modes" in the authentication rules).
/// </summary>
internal sealed record ForwardedRequest(bool IsForwarded, bool IsFromLoopback)
{
    public static ForwardedRequest Of(HttpContext context) => context.Features.Get<ForwardedRequest>() ?? new(IsForwarded: true, IsFromLoopback: false);

    public static Task Remember(HttpContext context, RequestDelegate next)
    {
        // X-Original-…: what ASPNETCORE_FORWARDEDHEADERS_ENABLED leaves of them before this is reached.
        var isForwarded = context.Request.Headers.Keys.Any(name =>
            name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));
        var isFromLoopback = context.Connection.RemoteIpAddress is { } address
            && System.Net.IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        context.Features.Set(new ForwardedRequest(isForwarded, isFromLoopback));
        return next(context);
    }
}
