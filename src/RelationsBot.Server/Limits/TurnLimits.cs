using System.Threading.RateLimiting;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Limits;

/// <summary>
/// How many activities are worked on at the same time, in all and of one conversation. Asked once an activity has been read, so that who
/// sends slowly takes nobody's place.
/// </summary>
internal sealed class TurnLimits(Draining draining) : IDisposable
{
    private readonly ConcurrencyLimiter all = new(new() { PermitLimit = RateLimits.AtOnce, QueueLimit = RateLimits.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private readonly PartitionedRateLimiter<string> conversations = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ => new() { PermitLimit = RateLimits.AtOncePerConversation }), StringComparer.Ordinal);

    /// <summary>Runs a turn of a conversation, or refuses it: too many, or the server is about to stop.</summary>
    /// <param name="conversation">The conversation's id.</param>
    /// <param name="turn">The turn; its answer is written after it has ended.</param>
    public async Task<IResult> RunAsync(string conversation, Func<Task<IResult>> turn)
    {
        using var own = conversations.AttemptAcquire(conversation);
        if (!own.IsAcquired)
            return RateLimits.TooMany(own);
        using var any = await all.AcquireAsync();
        return any.IsAcquired ? await draining.RunAsync(turn) : RateLimits.TooMany(any);
    }

    public void Dispose()
    {
        all.Dispose();
        conversations.Dispose();
    }
}
