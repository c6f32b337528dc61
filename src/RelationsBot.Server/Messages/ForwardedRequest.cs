using RelationsBot.BotFramework.Authentication;

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
        context.Features.Set(new ForwardedRequest(ThisMachine.IsForwarded(context.Request.Headers.Keys), ThisMachine.IsAt(context.Connection.RemoteIpAddress)));
        return next(context);
    }
}
