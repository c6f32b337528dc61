using System.Net;
using System.Threading.RateLimiting;
using RelationsBot.BotFramework.Authentication;

namespace RelationsBot.Server.Limits;

/// <summary>
/// Counts by address calls that bring no credential or a wrong one. Beyond a number of them further ones are refused as too many, which keeps
/// log and CPU quiet; right ones always work.
/// </summary>
internal sealed class AddressLimits : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> wrong = Create(RateLimits.WrongCredentials);
    private readonly PartitionedRateLimiter<IPAddress> without = Create(RateLimits.WithoutCredentials);

    /// <summary>Whether a call comes from another machine.</summary>
    public static bool IsRemote(HttpContext context) => !ThisMachine.IsAt(context.Connection.RemoteIpAddress);

    /// <summary>Counts a credential that is none.</summary>
    /// <returns>Null, or for one too many the time until it would not be.</returns>
    public TimeSpan? CountWrong(HttpContext context) => Count(wrong, context);

    /// <summary>Counts a call without a credential; one of this machine counts nothing.</summary>
    /// <returns>As <see cref="CountWrong"/>.</returns>
    public TimeSpan? CountWithout(HttpContext context) => IsRemote(context) ? Count(without, context) : null;

    public void Dispose()
    {
        wrong.Dispose();
        without.Dispose();
    }

    private static TimeSpan? Count(PartitionedRateLimiter<IPAddress> limiter, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(RateLimits.Address(context));
        return lease.IsAcquired ? null : RateLimits.Pause(lease);
    }

    private static PartitionedRateLimiter<IPAddress> Create(int count) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimits.PerMinute(address, count));
}
