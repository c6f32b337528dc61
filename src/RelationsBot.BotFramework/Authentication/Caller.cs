using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>Who called the bot, as far as a token proves it, and what follows for the reply.</summary>
public sealed record Caller
{
    /// <summary>Anybody, where no app id is set: replies carry no token.</summary>
    public static readonly Caller Anonymous = new() { Path = TokenPath.Anonymous };

    /// <summary>By which rules the caller was let in.</summary>
    public required TokenPath Path { get; init; }

    /// <summary>The scope of the token that replies need, <c>/.default</c> included; null: they carry none.</summary>
    public string? ReplyScope { get; init; }

    /// <summary>The only service URL that the signed token allows; null: the token names none.</summary>
    public string? SignedServiceUrl { get; init; }

    /// <summary>The channels that the key of the token may speak for; null: the rules of this path know none.</summary>
    public IReadOnlySet<string>? Endorsements { get; init; }

    /// <summary>
    /// Holds an activity against the token (section 5 of the authentication rules): a channel speaks only for itself and wants its
    /// replies at its own address.
    /// </summary>
    /// <param name="activity">What the caller sent.</param>
    /// <returns>Why it is refused, or null.</returns>
    public AuthenticationRefusal? Refuse(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (SignedServiceUrl is not null && !SignedServiceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
            return AuthenticationRefusal.Forbidden(RefusalReason.ServiceUrl);
        if (Endorsements is not null && (string.IsNullOrEmpty(activity.ChannelId) || !Endorsements.Contains(activity.ChannelId)))
            return AuthenticationRefusal.Forbidden(RefusalReason.Endorsement);
        return null;
    }
}
