namespace RelationsBot.BotFramework.Authentication;

/// <summary>A caller that was not let in. Holds nothing of the token but its issuer and key id, as the caller wrote them.</summary>
/// <param name="Status">The HTTP status: 401, 403 or 503 (section 11 of the authentication rules).</param>
/// <param name="Reason">Why.</param>
/// <param name="Issuer">The issuer that the token names, unverified; null where it was not read so far.</param>
/// <param name="KeyId">The key that the token names, unverified; null where it was not read so far.</param>
/// <param name="RetryAfter">With 503, when to come back.</param>
public sealed record AuthenticationRefusal(int Status, RefusalReason Reason, string? Issuer = null, string? KeyId = null, TimeSpan? RetryAfter = null)
{
    internal static AuthenticationRefusal Unauthorized(RefusalReason reason) => new(401, reason);

    internal static AuthenticationRefusal Forbidden(RefusalReason reason) => new(403, reason);
}
