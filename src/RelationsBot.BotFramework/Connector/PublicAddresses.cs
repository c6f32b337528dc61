using System.Net;

namespace RelationsBot.BotFramework.Connector;

/// <summary>Which network addresses belong to somebody on the internet (section 8, rule 3 of the authentication rules).</summary>
internal static class PublicAddresses
{
    /// <summary>Loopback, private, shared, link-local (cloud metadata among them), benchmarking, multicast, reserved and unspecified.</summary>
    private static readonly IPNetwork[] Others = [.. ((string[])[
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",

        // Tunnels out of use, whose addresses hold an IPv4 address.
        "2001::/32", "2002::/16",
    ]).Select(IPNetwork.Parse)];

    /// <summary>Addresses that a gateway turns into the IPv4 address at their end (RFC 6052).</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        else if (Translated.Contains(address))
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        return !Others.Any(network => network.Contains(address));
    }
}
