using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>The address by which the client of the current request knows this server: as configured, else as the request says.</summary>
internal sealed class PublicAddress(ServerSettings settings, IHttpContextAccessor current)
{
    /// <summary>The base address, ending with a slash; null outside a request where nothing is configured.</summary>
    public Uri? Base()
    {
        if (settings.PublicUrl is { } configured)
            return new Uri(configured.AbsoluteUri.TrimEnd('/') + "/");
        return current.HttpContext?.Request is { Host.HasValue: true } request
            && Uri.TryCreate($"{request.Scheme}://{request.Host}{request.PathBase}/", UriKind.Absolute, out var address)
            ? address
            : null;
    }

    /// <summary>Scheme, host and port, as a browser writes an origin.</summary>
    public string? Origin() => Base()?.GetLeftPart(UriPartial.Authority);

    /// <summary>The same address for WebSockets.</summary>
    public Uri? WebSocketBase() => Base() is { } address
        ? new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Port = address.IsDefaultPort ? -1 : address.Port }.Uri
        : null;
}
