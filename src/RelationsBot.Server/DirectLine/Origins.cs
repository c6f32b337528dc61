using RelationsBot.Server.Settings;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// Which pages may use Direct Line: our own, and those that the token names or, where it names none, the configuration. Compared whole;
/// <c>null</c> is never trusted; a request without an origin is no browser's ("Origins" in the authentication rules).
/// </summary>
internal sealed class Origins(ServerSettings settings, PublicAddress address, OriginsOfTokens ofTokens)
{
    /// <summary>How a refusal because of an origin is counted.</summary>
    public const string RefusalReason = "Origin";

    /// <summary>Whether the configuration lets everybody embed the chat.</summary>
    public bool TrustsAll => settings.TrustedOrigins.Contains("*");

    /// <summary>The configured origins, without <c>*</c>.</summary>
    public IEnumerable<string> Named => settings.TrustedOrigins.Where(origin => origin != "*");

    public static string? Of(HttpRequest request) => request.Headers.Origin is { Count: > 0 } origin ? origin.ToString() : null;

    public bool IsOwn(string origin) => Same(origin, address.Origin());

    /// <summary>Whether a page of this origin may call.</summary>
    /// <param name="origin">The request's; null: none was sent.</param>
    /// <param name="ofToken">The token's own list; null: the configuration's counts.</param>
    public bool Trusts(string? origin, IReadOnlyList<string>? ofToken)
    {
        if (origin is null)
            return true;
        if (origin.Equals("null", StringComparison.OrdinalIgnoreCase))
            return false;
        return IsOwn(origin) || (ofToken is not null ? ofToken.Any(named => Same(origin, named)) : TrustsAll || Named.Any(named => Same(origin, named)));
    }

    /// <summary>Whether a browser may ask on behalf of a page of this origin. It does so without the token, so that those named by tokens count too.</summary>
    /// <param name="origin">The request's; null: none was sent.</param>
    public bool MayAsk(string? origin) => Trusts(origin, ofToken: null) || (origin != "null" && ofTokens.Knows(origin!));

    private static bool Same(string origin, string? other) => origin.Equals(other, StringComparison.OrdinalIgnoreCase);
}
