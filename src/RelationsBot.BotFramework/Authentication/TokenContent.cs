using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>
/// Header and claims of a token as it writes them (section 4, step 2). They prove nothing before the signature was checked. A member that
/// stands twice is refused, so that every reader of the token sees the same claims.
/// </summary>
internal sealed class TokenContent
{
    /// <summary>The last second that a date can hold; beyond it, an instant cannot be compared.</summary>
    private const double LastSecond = 253_402_300_799;

    private readonly JsonElement header;
    private readonly JsonElement claims;

    private TokenContent(JsonElement header, JsonElement claims) => (this.header, this.claims) = (header, claims);

    public string? Algorithm => Text(header, "alg");

    public string? KeyId => Text(header, "kid");

    /// <summary>Whether the header demands rules that we do not know (RFC 7515, section 4.1.11).</summary>
    public bool HasCriticalExtensions => header.TryGetProperty("crit", out _);

    public string? Issuer => Text(claims, "iss");

    /// <summary>The claim, where it is a string.</summary>
    public string? Claim(string name) => Text(claims, name);

    public bool HasClaim(string name) => claims.TryGetProperty(name, out _);

    /// <summary>Whether the token is for this audience: its only one, or one of a list.</summary>
    public bool IsFor(string audience) => claims.TryGetProperty("aud", out var claim) && claim.ValueKind switch
    {
        JsonValueKind.String => claim.ValueEquals(audience),
        JsonValueKind.Array => claim.EnumerateArray().Any(entry => entry.ValueKind == JsonValueKind.String && entry.ValueEquals(audience)),
        _ => false,
    };

    /// <summary>Whether the claim is a number that can be an instant; absent is not.</summary>
    public bool HasInstant(string name) =>
        claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.Number
        && claim.TryGetDouble(out var seconds) && seconds is >= 0 and <= LastSecond;

    /// <summary>Reads a token of three base64url parts.</summary>
    public static bool TryRead(string token, [NotNullWhen(true)] out TokenContent? content)
    {
        var parts = token.Split('.');
        content = TryReadObject(parts[0]) is { } header && TryReadObject(parts[1]) is { } claims ? new(header, claims) : null;
        return content is not null;
    }

    private static JsonElement? TryReadObject(string part)
    {
        try
        {
            var utf8 = Base64Url.DecodeFromChars(part);
            if (JsonSyntax.Check(utf8) is not null)
                return null;
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
