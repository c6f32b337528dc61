using System.Collections.Frozen;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>
/// The keys of one metadata address (section 6 of the authentication rules): one snapshot, swapped whole. A fetch is made once for all
/// who wait, at most once in the minimum interval, and nobody waits for one whose key is known. A failed fetch keeps the old snapshot.
/// Safe for concurrent use.
/// </summary>
internal sealed class SigningKeys : IDisposable
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(24);

    private readonly KeyDocuments documents;
    private readonly TimeSpan minimumInterval;
    private readonly TimeProvider time;
    private readonly ITimer refresh;
    private readonly Lock gate = new();
    private volatile FrozenDictionary<string, SigningKey>? snapshot;
    private volatile bool failed;
    private Task fetching = Task.CompletedTask;
    private long? began;

    public SigningKeys(KeyDocuments documents, TimeSpan minimumInterval, TimeProvider time)
    {
        (this.documents, this.minimumInterval, this.time) = (documents, minimumInterval, time);
        refresh = time.CreateTimer(_ => Fetch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the last fetch failed; false before the first.</summary>
    public bool IsDegraded => failed;

    public async Task<KeyLookup> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (snapshot?.GetValueOrDefault(keyId) is { } known)
            return new(known);
        await Fetch().WaitAsync(cancellationToken).ConfigureAwait(false);
        return snapshot is { } keys ? new(keys.GetValueOrDefault(keyId)) : new(null, Pause());
    }

    public void Dispose() => refresh.Dispose();

    /// <summary>The fetch that is under way, or a new one, unless the last is too recent.</summary>
    private Task Fetch()
    {
        lock (gate)
        {
            if (!fetching.IsCompleted || (began is { } last && time.GetElapsedTime(last) < minimumInterval))
                return fetching;
            began = time.GetTimestamp();
            return fetching = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        var keys = await documents.FetchAsync().ConfigureAwait(false);
        failed = keys is null;
        snapshot = keys ?? snapshot;
        refresh.Change(keys is null ? minimumInterval : RefreshAfter, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Pause()
    {
        lock (gate)
            return began is { } last && minimumInterval - time.GetElapsedTime(last) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;
    }
}
