using RelationsBot.BotFramework.Authentication;
using RelationsBot.Server.Settings;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Messages;

/// <summary>Without an app id only this machine is let in, and neither a proxy nor a page in its browser ("Modes" in the authentication rules).</summary>
internal static class AnonymousCallers
{
    /// <summary>Why the request is refused, or null.</summary>
    public static IResult? Refuse(HttpContext context, ServerSettings settings)
    {
        if (settings.AllowUnauthenticatedRemote)
            return null;
        var origin = ForwardedRequest.Of(context);
        if (origin.IsForwarded)
            return Errors.Forwarded;
        return origin.IsFromLoopback && ThisMachine.IsNamed(context.Request.Host.Host) ? null : Errors.NotLoopback;
    }
}
