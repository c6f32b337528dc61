using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using RelationsBot.BotFramework.DirectLine;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// Counts credentials that are none, by the address they come from. Beyond a number of them further ones are refused as too many, which
/// keeps log and CPU quiet; right ones always work ("Secrets" in the authentication rules).
/// </summary>
internal sealed class WrongCredentials : IDisposable
{
    public const int PerMinute = 60;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>The refusal to answer with: 403, or 429 for one too many. An ended token was right once, and is not counted.</summary>
    public DirectLineError Refuse(HttpContext context, DirectLineError error)
    {
        if (error != DirectLineError.TokenRefused)
            return error;
        using var lease = limiter.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (lease.IsAcquired)
            return error;
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var pause))
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return DirectLineError.TooManyRefused;
    }

    public void Dispose() => limiter.Dispose();
}
