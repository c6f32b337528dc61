namespace RelationsBot.BotFramework.Authentication;

/// <summary>
/// Checks who calls the bot by the token alone, before anything of the body is read (sections 4 to 6 of the authentication rules).
/// Nothing that a caller sends makes it throw. Safe for concurrent use.
/// </summary>
public sealed class CallerAuthentication : IDisposable
{
    private readonly CallerOptions options;
    private readonly TokenSignature signature;
    private readonly TokenRules rules;
    private readonly SigningKeys channelKeys;
    private readonly SigningKeys emulatorKeys;

    /// <summary>Makes a check.</summary>
    /// <param name="options">What tokens are held against.</param>
    /// <param name="credentials">The bot's own side: which token its replies need.</param>
    /// <param name="channelHttp">The transport to the channel's keys, over <see cref="Http.AuthorityHandler"/>; not disposed of here.</param>
    /// <param name="emulatorHttp">The transport to the keys of emulator and skill callers, likewise.</param>
    /// <param name="time">The clock of lifetimes and refreshes.</param>
    public CallerAuthentication(CallerOptions options, CredentialOptions credentials, HttpClient channelHttp, HttpClient emulatorHttp, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credentials);
        this.options = options;
        signature = new(time);
        rules = new(options, credentials.OAuthScope);
        channelKeys = new(new(options.ChannelMetadata, channelHttp, time), options.KeyRefreshMinimum, time);
        emulatorKeys = new(new(options.EmulatorMetadata, emulatorHttp, time), options.KeyRefreshMinimum, time);
    }

    /// <summary>Whether keys could not be fetched when they were last tried.</summary>
    public bool IsDegraded => channelKeys.IsDegraded || emulatorKeys.IsDegraded;

    /// <summary>Checks a caller.</summary>
    /// <param name="authorization">The values of all <c>Authorization</c> headers of the request.</param>
    /// <param name="cancellationToken">Gives up; a fetch of keys goes on for others.</param>
    /// <returns>The caller, whose <see cref="Caller.Refuse"/> is still to be asked about the activity; or a refusal.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<AuthenticationResult> AuthenticateAsync(IReadOnlyList<string?> authorization, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        if (BearerHeader.Read(authorization, out var reason) is not { } token)
            return AuthenticationRefusal.Unauthorized(reason);
        if (!TokenContent.TryRead(token, out var content))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Malformed);

        var result = await CheckAsync(token, content, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result : result.Refusal with { Issuer = content.Issuer, KeyId = content.KeyId };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        channelKeys.Dispose();
        emulatorKeys.Dispose();
    }

    private async Task<AuthenticationResult> CheckAsync(string token, TokenContent content, CancellationToken cancellationToken)
    {
        // The issuer is not proven yet: it only chooses whose keys must prove it.
        var isChannel = content.Issuer == options.ChannelIssuer;
        if (!isChannel && (content.Issuer is null || !options.EmulatorIssuers.Contains(content.Issuer)))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Issuer);
        if (!TokenSignature.Accepts(content.Algorithm) || content.HasCriticalExtensions)
            return AuthenticationRefusal.Unauthorized(RefusalReason.Algorithm);
        if (string.IsNullOrEmpty(content.KeyId))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Key);

        var found = await (isChannel ? channelKeys : emulatorKeys).FindAsync(content.KeyId, cancellationToken).ConfigureAwait(false);
        if (found.RetryAfter is { } pause)
            return new AuthenticationRefusal(503, RefusalReason.KeysUnavailable, RetryAfter: pause);
        if (found.Key is not { } key)
            return AuthenticationRefusal.Unauthorized(RefusalReason.Key);
        if (key.Rsa is null)
            return AuthenticationRefusal.Unauthorized(RefusalReason.Algorithm);
        if (await signature.RefuseAsync(token, key.Rsa).ConfigureAwait(false) is { } untrusted)
            return AuthenticationRefusal.Unauthorized(untrusted);
        if (!content.HasInstant("exp") || (content.HasClaim("nbf") && !content.HasInstant("nbf")))
            return AuthenticationRefusal.Unauthorized(RefusalReason.Lifetime);

        return isChannel ? rules.Channel(content, key) : rules.EmulatorOrSkill(content);
    }
}
