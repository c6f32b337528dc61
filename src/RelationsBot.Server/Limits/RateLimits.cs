using System.Net;
using System.Threading.RateLimiting;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Limits;

/// <summary>
/// How often and how many at once. By address only what needs no credential or brings a wrong one: the traffic of a channel and the users
/// of a company come from few addresses. The address is the socket's, or what a proxy of <c>Server:KnownProxies</c> says.
/// </summary>
internal static class RateLimits
{
    /// <summary>Activities worked on at the same time on this server; a turn costs a millisecond, but a reply may wait for its channel.</summary>
    public const int AtOnce = 500;

    /// <summary>Activities that wait for their turn beyond those.</summary>
    public const int Waiting = 500;

    /// <summary>Activities of one conversation, or of one group, worked on at the same time, those included that wait for the one before.</summary>
    public const int AtOncePerConversation = 32;

    /// <summary>Tokens for the chat page ("Page" in the authentication rules).</summary>
    public const int ChatTokens = 30;

    /// <summary>Wrong credentials ("Secrets" in the authentication rules).</summary>
    public const int WrongCredentials = 60;

    /// <summary>Calls from other machines that bring no credential.</summary>
    public const int WithoutCredentials = 300;

    /// <summary>Name of the limit on tokens for the chat page.</summary>
    public const string ChatTokenPolicy = "chat-token";

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<AddressLimits>();
        services.AddSingleton<TurnLimits>();
        services.AddRateLimiter(limits =>
        {
            limits.OnRejected = async (rejected, _) => await TooMany(rejected.Lease).ExecuteAsync(rejected.HttpContext);
            limits.AddPolicy(ChatTokenPolicy, context => PerMinute(Address(context), ChatTokens));
        });
    }

    public static IPAddress Address(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;

    public static RateLimitPartition<IPAddress> PerMinute(IPAddress address, int count) =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = count, Window = Window });

    /// <summary>The refusal of who got no lease.</summary>
    public static RetryLater TooMany(RateLimitLease lease) => new(Errors.TooMany, Pause(lease));

    /// <summary>When a permit is to be had; where nobody knows, soon.</summary>
    public static TimeSpan Pause(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : TimeSpan.FromSeconds(1);
}
