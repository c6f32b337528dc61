using System.Net.Http.Headers;

namespace RelationsBot.BotFramework.Http;

/// <summary>
/// How long to wait before a reply is sent again: half a second, doubled each time, with up to half as much again so that many
/// replies do not return in step, and never less than the channel asked for. All within a budget that begins with the first attempt.
/// </summary>
internal sealed class RetryPauses(TimeProvider time, Random random)
{
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    private readonly long _began = time.GetTimestamp();

    private TimeSpan _next = First;

    /// <summary>The next pause, or null when the attempt after it would begin past the budget.</summary>
    public TimeSpan? Next(RetryConditionHeaderValue? retryAfter)
    {
        var pause = _next * (1 + (random.NextDouble() / 2));
        _next *= 2;
        if (Asked(retryAfter) is { } asked && asked > pause)
            pause = asked;
        return time.GetElapsedTime(_began) + pause <= Budget ? pause : null;
    }

    private TimeSpan? Asked(RetryConditionHeaderValue? retryAfter) =>
        retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - time.GetUtcNow() : null);
}
