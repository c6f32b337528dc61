using System.Net;
using System.Net.Sockets;

namespace RelationsBot.BotFramework.Connector;

/// <summary>
/// The HTTP transport for replies: no redirects, no proxy, no cookies, and a connection only to an address that the policy
/// allows at the moment of connecting.
/// </summary>
public static class ConnectorHandler
{
    /// <summary>Makes the transport. Share one for the life of the process and hand it to the client of <see cref="ConnectorClient"/>.</summary>
    /// <param name="policy">Where connections may go.</param>
    /// <returns>A handler that the caller disposes of.</returns>
    public static SocketsHttpHandler Create(ServiceUrlPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(policy, context.DnsEndPoint, cancellationToken),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(ServiceUrlPolicy policy, DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var resolved = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken).ConfigureAwait(false);
        var allowed = resolved.Where(address => policy.AllowsConnection(endPoint.Host, address)).ToArray();
        if (allowed.Length == 0)
            throw new ServiceUrlRefusedException(endPoint.Host);

        // One socket for each address: "localhost" has an IPv6 and an IPv4 form, and a server may listen on either alone.
        for (var index = 0; ; index++)
        {
            var socket = new Socket(allowed[index].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed[index], endPoint.Port, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (index < allowed.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
