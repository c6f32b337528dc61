using System.Security.Cryptography;
using System.Text;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Settings;
using RelationsBot.Server.Start;
using RelationsBot.Server.Telemetry;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// Who calls a Direct Line route: the holder of a secret, who may do everything, or of a token ("Direct Line 3.0" in the authentication
/// rules). Credentials count in the Authorization header only.
/// </summary>
internal sealed class DirectLineCallers(ServerSettings settings, DirectLineServer server, AddressLimits limits, RefusalLog refusals)
{
    /// <summary>Why damaged, forged and foreign credentials are refused: which of these is known to nobody.</summary>
    private const string WrongToken = "Token";

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
        Refused(request.HttpContext, Bearer(request) is null ? DirectLineError.MissingToken : DirectLineError.TokenRefused);

    /// <summary>Checks the caller's right to a conversation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="conversationId">The conversation in its path; null: the token's own, and a secret does not do.</param>
    public DirectLineResult<DirectLineAccess> Authorize(HttpRequest request, string? conversationId)
    {
        if (conversationId is not null && HasSecret(request))
            return server.AuthorizeSecretHolder(conversationId);
        var bearer = Bearer(request);
        var access = bearer is "" ? DirectLineError.TokenRefused : server.Authorize(bearer, conversationId);
        return access.Succeeded ? access : Refused(request.HttpContext, access.Error);
    }

    /// <summary>Checks the right to connect a stream, which stands in its address.</summary>
    public DirectLineResult<StreamAccess> AuthorizeStream(HttpContext context, string conversationId, string? token)
    {
        var access = server.AuthorizeStream(conversationId, token);
        return access.Succeeded ? access : Refused(context, access.Error);
    }

    /// <summary>The refusal to answer with: the one given, or 429 for one too many. An ended token was right once, and does not count.</summary>
    private DirectLineError Refused(HttpContext context, DirectLineError error)
    {
        if (error == DirectLineError.TokenExpired)
        {
            refusals.Note(DirectLineEndpoints.BasePath, nameof(RefusalReason.Lifetime));
            return error;
        }

        var isMissing = error == DirectLineError.MissingToken;
        refusals.Note(DirectLineEndpoints.BasePath, isMissing ? nameof(RefusalReason.NoToken) : WrongToken);
        if ((isMissing ? limits.CountWithout(context) : limits.CountWrong(context)) is not { } pause)
            return error;
        RetryLater.Announce(context.Response, pause);
        return isMissing ? DirectLineError.TooManyWithout : DirectLineError.TooManyRefused;
    }
}
