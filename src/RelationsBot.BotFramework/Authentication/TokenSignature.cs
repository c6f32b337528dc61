using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>Signature and lifetime of a token (section 4, steps 3 and 5), by the identity library and our own clock.</summary>
internal sealed class TokenSignature(TimeProvider time)
{
    /// <summary>How far the clocks of two machines may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new();

    public static bool Accepts(string? algorithm) => Algorithms.Contains(algorithm, StringComparer.Ordinal);

    /// <summary>Null where both hold.</summary>
    public async Task<RefusalReason?> RefuseAsync(string token, RsaSecurityKey key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsAlive,

            // Issuer and audience have rules of their own, by path.
            ValidateIssuer = false,
            ValidateAudience = false,
        }).ConfigureAwait(false);
        if (result.IsValid)
            return null;
        return result.Exception switch
        {
            SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => RefusalReason.Lifetime,
            SecurityTokenMalformedException or ArgumentException => RefusalReason.Malformed,
            _ => RefusalReason.Signature,
        };
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - Skew < end && (notBefore is not { } begin || begin <= now + Skew);
    }
}
