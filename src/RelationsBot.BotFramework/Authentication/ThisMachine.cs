using System.Net;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>
/// What tells a request of this machine from all others, where no app id is set ("Modes" in the authentication rules): the socket, the host
/// that was asked for, and that nobody forwarded it.
/// </summary>
public static class ThisMachine
{
    /// <summary>Whether a socket's other end is this machine.</summary>
    /// <param name="remote">The remote address; null: the socket has none, such as a Unix socket, and counts as foreign.</param>
    public static bool IsAt(IPAddress? remote) => remote is not null && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote);

    /// <summary>Whether a request asks for this machine by one of its own names: a page in a browser may reach it by another that points here.</summary>
    /// <param name="host">The host without its port.</param>
    public static bool IsNamed(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";
    }

    /// <summary>Whether a request came through a proxy: a reverse proxy on this machine would pass for it otherwise.</summary>
    /// <param name="headers">The names of the request's headers.</param>
    public static bool IsForwarded(IEnumerable<string> headers) => headers.Any(name =>
        name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        // What ASP.NET Core's own forwarding leaves of them.
        || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));
}
