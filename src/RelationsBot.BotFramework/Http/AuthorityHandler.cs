namespace RelationsBot.BotFramework.Http;

/// <summary>
/// The HTTP transport to the authorities whose addresses configuration names: key documents and the login. No redirects, since the
/// named address is the trusted one; no cookies; the environment's proxy, except on this machine.
/// </summary>
public static class AuthorityHandler
{
    /// <summary>Makes the transport.</summary>
    /// <param name="authority">The address that will be called.</param>
    /// <returns>A handler that the caller disposes of.</returns>
    public static SocketsHttpHandler Create(Uri authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !authority.IsLoopback,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
    }
}
