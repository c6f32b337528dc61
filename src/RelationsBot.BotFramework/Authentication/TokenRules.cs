namespace RelationsBot.BotFramework.Authentication;

/// <summary>The rules of each path that need the token alone (section 5 of the authentication rules). The token's signature has been checked.</summary>
internal sealed class TokenRules(CallerOptions options, string connectorScope)
{
    private const string AnonymousSkill = "AnonymousSkill";

    public AuthenticationResult Channel(TokenContent token, SigningKey key)
    {
        if (!token.IsFor(options.AppId))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Audience);
        if (token.Claim("serviceurl") is not { } serviceUrl || string.IsNullOrWhiteSpace(serviceUrl))
            return AuthenticationRefusal.Unauthorized(RefusalReason.ServiceUrl);
        if (key.Endorsements is null || !options.RequiredEndorsements.All(key.Endorsements.Contains))
            return AuthenticationRefusal.Forbidden(RefusalReason.Endorsement);
        return new Caller
        {
            Path = TokenPath.Channel,
            ReplyScope = DefaultOf(connectorScope),
            SignedServiceUrl = serviceUrl,
            Endorsements = key.Endorsements,
        };
    }

    public AuthenticationResult EmulatorOrSkill(TokenContent token)
    {
        if (token.HasClaim("tid") && !(token.Claim("tid") is { Length: > 0 } tenant && token.Issuer!.Contains(tenant, StringComparison.OrdinalIgnoreCase)))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Tenant);
        var app = token.Claim("ver") switch
        {
            "1.0" => token.Claim("appid") ?? "",
            "2.0" => token.Claim("azp") ?? "",
            _ => null,
        };
        if (app is null)
            return AuthenticationRefusal.Unauthorized(RefusalReason.Version);
        if (string.IsNullOrWhiteSpace(app))
            return AuthenticationRefusal.Unauthorized(RefusalReason.App);
        if (!token.IsFor(options.AppId))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Audience);
        if (app == options.AppId)
        {
            return options.AcceptEmulatorTokens
                ? new Caller { Path = TokenPath.Emulator, ReplyScope = DefaultOf(connectorScope) }
                : AuthenticationRefusal.Unauthorized(RefusalReason.App);
        }

        if (app == AnonymousSkill || !options.AllowedCallers.Contains(app))
            return AuthenticationRefusal.Forbidden(RefusalReason.CallerNotAllowed);
        return new Caller { Path = TokenPath.Skill, ReplyScope = DefaultOf(app) };
    }

    private static string DefaultOf(string scope) => scope + "/.default";
}
