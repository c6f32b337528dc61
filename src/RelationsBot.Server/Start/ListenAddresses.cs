using System.Net;

namespace RelationsBot.Server.Start;

/// <summary>
/// Where the server listens. Without an app id anybody who reaches it may talk to the bot, so every address must be loopback
/// ("Modes" in the authentication rules), however it was given.
/// </summary>
internal static class ListenAddresses
{
    /// <summary>Where the Emulator and its successors look for a bot.</summary>
    public const string Default = "http://localhost:3978";

    /// <summary>What an operator is told whose server could be reached from elsewhere.</summary>
    public const string NoAppId = "no app id is set, so only this machine may reach the bot: listen on a loopback address such as "
        + Default + ", or set BotFramework:AllowUnauthenticatedRemote to true to let everybody in";

    private static readonly char[] Separator = [';'];

    /// <summary>The addresses that configuration names and Kestrel will heed, each with its key; empty where it names none.</summary>
    public static IReadOnlyList<(string Key, string Address)> Configured(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Where(endpoint => !string.IsNullOrEmpty(endpoint["Url"]))
            .Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"]!))
            .ToList();
        if (endpoints.Count > 0)
            return endpoints;
        var urls = Split(configuration, "urls").ToList();
        return urls.Count > 0
            ? urls
            : [.. Ports(configuration, "http_ports", "http"), .. Ports(configuration, "https_ports", "https")];
    }

    /// <summary>What is wrong with an address, or null.</summary>
    /// <param name="address">As configured.</param>
    /// <param name="allowRemote">Whether others may reach the server.</param>
    public static string? ProblemOf(string address, bool allowRemote)
    {
        try
        {
            _ = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return $"expected an address such as {Default}";
        }

        return allowRemote || IsLoopback(address) ? null : NoAppId;
    }

    /// <summary>Whether a well-formed address can be reached from this machine only.</summary>
    public static bool IsLoopback(string address)
    {
        var binding = BindingAddress.Parse(address);
        return !binding.IsUnixPipe && !binding.IsNamedPipe && IsLoopbackHost(binding.Host);
    }

    /// <summary>Whether an end point that Kestrel is about to bind can be reached from this machine only.</summary>
    public static bool IsLoopback(EndPoint endPoint) => endPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address);

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IEnumerable<(string Key, string Address)> Split(IConfiguration configuration, string key) =>
        (configuration[key] ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(address => (key, address));

    private static IEnumerable<(string Key, string Address)> Ports(IConfiguration configuration, string key, string scheme) =>
        Split(configuration, key).Select(port => (key, $"{scheme}://*:{port.Address}"));
}
