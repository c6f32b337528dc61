namespace RelationsBot.BotFramework.Authentication;

/// <summary>Why a caller was refused. For logs and counters; the caller is not told.</summary>
public enum RefusalReason
{
    /// <summary>There is no <c>Authorization</c> header.</summary>
    NoToken,

    /// <summary>The header, or the token in it, does not have the form of a signed token.</summary>
    Malformed,

    /// <summary>The issuer is not known.</summary>
    Issuer,

    /// <summary>The algorithm is not one of those accepted, or the key is not for it.</summary>
    Algorithm,

    /// <summary>No key is named, or none of that name is known.</summary>
    Key,

    /// <summary>The keys could not be had. Not the caller's fault.</summary>
    KeysUnavailable,

    /// <summary>The signature is wrong.</summary>
    Signature,

    /// <summary>The token has ended, is not valid yet, or does not say when.</summary>
    Lifetime,

    /// <summary>The token is for somebody else.</summary>
    Audience,

    /// <summary>The version of the token is absent or unknown.</summary>
    Version,

    /// <summary>The calling app is absent, or not accepted by configuration.</summary>
    App,

    /// <summary>The token's tenant does not belong to its issuer.</summary>
    Tenant,

    /// <summary>The token names no service URL, or another one than the activity.</summary>
    ServiceUrl,

    /// <summary>The key is not endorsed for this channel, or for what configuration requires.</summary>
    Endorsement,

    /// <summary>The calling app may not call the bot as a skill.</summary>
    CallerNotAllowed,
}
