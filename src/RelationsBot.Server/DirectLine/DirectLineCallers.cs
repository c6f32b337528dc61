using System.Security.Cryptography;
using System.Text;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.DirectLine;

/// <summary>Who calls a Direct Line route: the holder of a secret or of a token ("Direct Line 3.0" in the authentication rules).</summary>
internal sealed class DirectLineCallers(ServerSettings settings, DirectLineServer server, Origins origins)
{
    private readonly byte[][] secretHashes = [.. settings.DirectLineSecrets.Select(secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret)))];

    /// <summary>The credential after "Bearer"; null where none was sent, empty where the header has another form.</summary>
    public static string? Bearer(HttpRequest request)
    {
        if (request.Headers.Authorization is not { Count: > 0 } header)
            return null;
        var text = header.ToString();
        return text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text[7..].Trim() : "";
    }

    /// <summary>Whether the caller has a secret. Compares hashes of equal length, all of them, so that time tells nothing.</summary>
    public bool HasSecret(HttpRequest request)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Bearer(request) ?? ""));
        var found = false;
        foreach (var secret in secretHashes)
            found |= CryptographicOperations.FixedTimeEquals(hash, secret);
        return found;
    }

    /// <summary>Checks the caller's token and that the page it comes from may use it.</summary>
    public DirectLineResult<DirectLineAccess> Authorize(HttpRequest request, string? conversationId)
    {
        var bearer = Bearer(request);
        var access = bearer is "" ? DirectLineError.TokenRefused : server.Authorize(bearer, conversationId);
        if (access.Succeeded && !origins.Trusts(Origins.Of(request), access.Value.TrustedOrigins))
            return DirectLineError.TokenRefused;
        return access;
    }
}
