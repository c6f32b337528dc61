using System.Diagnostics.CodeAnalysis;
using System.Net;
using RelationsBot.BotFramework.Authentication;

namespace RelationsBot.BotFramework.Connector;

/// <summary>
/// Which service URLs the bot calls (section 8 of the authentication rules). The caller of the messages endpoint chooses that address.
/// Where a signed claim names it, any public host will do; else only this machine and the hosts named by configuration are called.
/// Immutable and safe for concurrent use.
/// </summary>
public sealed class ServiceUrlPolicy
{
    /// <summary>The longest service URL taken, in characters.</summary>
    public const int MaximumLength = 2_048;

    private readonly bool _allowLoopback;
    private readonly HashSet<string> _allowedHosts;

    /// <summary>Makes a policy.</summary>
    /// <param name="allowLoopback">Whether this machine may be called, then over plain <c>http</c> as well.</param>
    /// <param name="allowedHosts">Further host names, compared whole and without regard to case; reached over <c>https</c> only,
    /// at whatever network address they have.</param>
    public ServiceUrlPolicy(bool allowLoopback, params IEnumerable<string> allowedHosts)
    {
        _allowLoopback = allowLoopback;
        _allowedHosts = new(allowedHosts, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Judges an address before anything is sent.</summary>
    /// <param name="serviceUrl">The address as the activity bears it.</param>
    /// <param name="caller">Who sent the activity.</param>
    /// <param name="uri">The address to call; null when it is refused.</param>
    /// <param name="refusal">Why it is refused; null when it is allowed.</param>
    /// <returns>Whether the address may be called, subject to <see cref="AllowsConnection"/> once its name is resolved.</returns>
    public bool Allows(string? serviceUrl, Caller caller, [NotNullWhen(true)] out Uri? uri, [NotNullWhen(false)] out ServiceUrlRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(caller);
        refusal = Refuse(serviceUrl, caller, out uri);
        if (refusal is not null)
            uri = null;
        return refusal is null;
    }

    /// <summary>
    /// Judges the address that a name resolved to, at the moment of connecting: a name that looked harmless may have been
    /// pointed elsewhere since.
    /// </summary>
    /// <param name="host">The host of an allowed service URL.</param>
    /// <param name="address">The network address about to be connected to.</param>
    /// <returns>Whether to connect.</returns>
    public bool AllowsConnection(string host, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (_allowedHosts.Contains(host))
            return true;
        return IsLoopbackName(host) ? _allowLoopback && IsLoopback(address) : PublicAddresses.Contain(address);
    }

    private ServiceUrlRefusal? Refuse(string? serviceUrl, Caller caller, out Uri? uri)
    {
        uri = null;
        if (string.IsNullOrWhiteSpace(serviceUrl))
            return ServiceUrlRefusal.Missing;
        if (serviceUrl.Length > MaximumLength)
            return ServiceUrlRefusal.TooLong;
        if (serviceUrl.Any(character => character is <= ' ' or '\\' or '\x7F') || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out uri))
            return ServiceUrlRefusal.NotAbsolute;
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            return ServiceUrlRefusal.Scheme;
        if (uri.UserInfo.Length > 0)
            return ServiceUrlRefusal.UserInfo;
        if (serviceUrl.AsSpan().ContainsAny('#', '?'))
            return ServiceUrlRefusal.FragmentOrQuery;

        var isLoopback = IsLoopbackName(uri.IdnHost);
        if (isLoopback && _allowLoopback)
            return null;
        var isSigned = !isLoopback && serviceUrl.Equals(caller.SignedServiceUrl, StringComparison.OrdinalIgnoreCase);
        if (!isSigned && !_allowedHosts.Contains(uri.IdnHost))
            return ServiceUrlRefusal.Host;
        return uri.Scheme == Uri.UriSchemeHttps ? null : ServiceUrlRefusal.Scheme;
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IsLoopback(address));

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
