using System.Net;
using System.Net.Sockets;

namespace RelationsBot.BotFramework.Tests;

/// <summary>Ports on this machine for servers that are told theirs before they start.</summary>
internal static class LoopbackPort
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
