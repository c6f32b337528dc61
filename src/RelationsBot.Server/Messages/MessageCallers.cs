using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Settings;
using RelationsBot.Server.Start;
using RelationsBot.Server.Telemetry;

namespace RelationsBot.Server.Messages;

/// <summary>Who may call <c>/api/messages</c>, in either mode ("Modes" in the authentication rules).</summary>
/// <param name="settings">The mode.</param>
/// <param name="policy">Where replies may go.</param>
/// <param name="refusals">Where refusals are noted.</param>
/// <param name="limits">Counts who brings no credential or a wrong one.</param>
/// <param name="authentication">Checks tokens; null: no app id is set.</param>
internal sealed class MessageCallers(ServerSettings settings, ServiceUrlPolicy policy, RefusalLog refusals, AddressLimits limits, CallerAuthentication? authentication = null)
{
    /// <summary>Judges a request by what stands before its body.</summary>
    /// <returns>The caller, or the answer that refuses; exactly one of both.</returns>
    public async Task<(Caller? Caller, IResult? Refusal)> CheckAsync(HttpContext context)
    {
        if (authentication is null)
        {
            if (limits.CountWithout(context) is { } pause)
                return (null, new RetryLater(Errors.TooMany, pause));
            return AnonymousCallers.Refuse(context, settings) is { } foreign
                ? (null, Noted(foreign))
                : (Caller.Anonymous, null);
        }

        var result = await authentication.AuthenticateAsync(context.Request.Headers.Authorization, context.RequestAborted);
        if (result.Succeeded)
            return (result.Caller, null);
        var refusal = Noted(result.Refusal);
        return (null, Counted(context, result.Refusal) is { } tooMany ? new RetryLater(Errors.TooMany, tooMany) : refusal);
    }

    /// <summary>
    /// Counts a refused caller of another machine. Only who has no token or a false one counts, not who comes with one that has ended or
    /// opens something else.
    /// </summary>
    private TimeSpan? Counted(HttpContext context, AuthenticationRefusal refusal) => refusal switch
    {
        { Reason: RefusalReason.NoToken } => limits.CountWithout(context),
        { Status: StatusCodes.Status401Unauthorized, Reason: not RefusalReason.Lifetime } when AddressLimits.IsRemote(context) => limits.CountWrong(context),
        _ => null,
    };

    /// <summary>Judges what the caller sent. The answer that refuses, or null.</summary>
    public IResult? Refuse(Caller caller, Activity activity) => caller.Refuse(activity) is { } refusal ? Noted(refusal) : null;

    /// <summary>Judges where the caller wants the reply. The answer that refuses, or null.</summary>
    public IResult? RefuseServiceUrl(Caller caller, string? serviceUrl)
    {
        if (policy.Allows(serviceUrl, caller, out _, out var reason))
            return null;
        if (reason is not (ServiceUrlRefusal.Host or ServiceUrlRefusal.Scheme))
            return Errors.BadServiceUrl;
        refusals.Note(MessagesEndpoint.Route, nameof(RefusalReason.ServiceUrl));
        return caller.Path == TokenPath.Anonymous ? Errors.ForeignServiceUrl : Errors.Forbidden;
    }

    private IResult Noted(AuthenticationRefusal refusal)
    {
        refusals.Note(MessagesEndpoint.Route, refusal);
        return refusal.Status switch
        {
            StatusCodes.Status401Unauthorized => Errors.Unauthorized,
            StatusCodes.Status503ServiceUnavailable => new RetryLater(Errors.KeysUnavailable, refusal.RetryAfter ?? TimeSpan.Zero),
            _ => Errors.Forbidden,
        };
    }

    private IResult Noted(IResult refusal)
    {
        refusals.Note(MessagesEndpoint.Route, "Anonymous");
        return refusal;
    }
}
