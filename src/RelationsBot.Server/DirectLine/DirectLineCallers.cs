using System.Security.Cryptography;
using System.Text;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// Who calls a Direct Line route: the holder of a secret, who may do everything, or of a token ("Direct Line 3.0" in the authentication
/// rules). Credentials count in the Authorization header only.
/// </summary>
internal sealed class DirectLineCallers(ServerSettings settings, DirectLineServer server, WrongCredentials wrong)
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

    /// <summary>The answer to who has no secret where one is needed.</summary>
    public DirectLineError WithoutSecret(HttpRequest request) =>
        Bearer(request) is null ? DirectLineError.MissingToken : wrong.Refuse(request.HttpContext, DirectLineError.TokenRefused);

    /// <summary>Checks the caller's right to a conversation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="conversationId">The conversation in its path; null: the token's own, and a secret does not do.</param>
    public DirectLineResult<DirectLineAccess> Authorize(HttpRequest request, string? conversationId)
    {
        if (conversationId is not null && HasSecret(request))
            return server.AuthorizeSecretHolder(conversationId);
        var bearer = Bearer(request);
        var access = bearer is "" ? DirectLineError.TokenRefused : server.Authorize(bearer, conversationId);
        return access.Succeeded ? access : wrong.Refuse(request.HttpContext, access.Error);
    }

    /// <summary>Checks the right to connect a stream, which stands in its address.</summary>
    public DirectLineResult<StreamAccess> AuthorizeStream(HttpContext context, string conversationId, string? token)
    {
        var access = server.AuthorizeStream(conversationId, token);
        return access.Succeeded ? access : wrong.Refuse(context, access.Error);
    }
}
