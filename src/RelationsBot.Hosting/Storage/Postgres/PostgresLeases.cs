using System.Collections.Concurrent;

namespace RelationsBot.Hosting.Storage.Postgres;

/// <summary>
/// Leases as rows that run out. The database's clock alone judges: by clocks of their own, a server that is ahead would take from the others
/// what they still hold. Callers see to it that on this server nobody else asks for the same one at the same time.
/// </summary>
internal sealed class PostgresLeases : IAsyncDisposable
{
    /// <summary>
    /// Whoever holds one already gets it again: the row of a release that never arrived stands in nobody's way for long. Its flush is not waited
    /// for: what is done under it is flushed later, and that row with it.
    /// </summary>
    private const string Take =
        """
        INSERT INTO lease (channel_id, conversation_id, member_id, activity_id, owner, until)
        SELECT $1, $2, $3, $4, $5, clock_timestamp() + $6 FROM set_config('synchronous_commit', 'off', true)
        ON CONFLICT (channel_id, conversation_id, member_id, activity_id) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE lease.owner = excluded.owner OR lease.until < clock_timestamp()
        """;

    private const string Renew =
        "UPDATE lease SET until = clock_timestamp() + $6 WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4 AND owner = $5";

    private const string Release =
        "DELETE FROM lease WHERE channel_id = $1 AND conversation_id = $2 AND member_id = $3 AND activity_id = $4 AND owner = $5";

    /// <summary>How long a lease outlives a server that was killed: people wait for so long, and so long a server may stand still.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than a reply is tried to be sent, which is 10 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PostgresDatabase database;
    private readonly TimeProvider time;
    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<(ConversationKey Conversation, string ActivityId), long> held = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task renewing;

    public PostgresLeases(PostgresDatabase database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        renewing = RenewAsync(stopping.Token);
    }

    /// <summary>Waits for a lease, for a turn where the activity's id is ''; null where another server keeps it too long.</summary>
    public async Task<Lease?> TakeAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var taken = time.GetTimestamp();
            if (await database.RunAsync(session => session.ExecuteAsync(Take, Values(conversation, activityId, Duration)), cancellationToken).ConfigureAwait(false) == 1)
            {
                held[(conversation, activityId)] = taken;
                return new(() => ReleaseAsync(conversation, activityId));
            }

            if (time.GetElapsedTime(began) > Patience)
                return null;
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the lease of a conversation's turn with the transaction that stores the turn; <see cref="Forget"/> once that is committed.</summary>
    public Task<int> ReleaseWithAsync(PostgresSession session, ConversationKey conversation) =>
        held.ContainsKey((conversation, "")) ? session.ExecuteAsync(Release, Values(conversation, "")) : Task.FromResult(0);

    /// <summary>The lease of the conversation's turn is gone from the database.</summary>
    public void Forget(ConversationKey conversation) => held.TryRemove((conversation, ""), out _);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(false);
        stopping.Dispose();
    }

    private async ValueTask ReleaseAsync(ConversationKey conversation, string activityId)
    {
        if (!held.TryRemove((conversation, activityId), out _))
            return;
        try
        {
            await database.RunAsync(session => session.ExecuteAsync(Release, Values(conversation, activityId)), CancellationToken.None).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            // It runs out by itself; what was done under it must not fail now.
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Duration / 6, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var ((conversation, activityId), since) in held)
                {
                    if (time.GetElapsedTime(since) > Duration / 3)
                        await RenewAsync(conversation, activityId, since, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task RenewAsync(ConversationKey conversation, string activityId, long since, CancellationToken cancellationToken)
    {
        var renewed = time.GetTimestamp();
        try
        {
            await database.RunAsync(session => session.ExecuteAsync(Renew, Values(conversation, activityId, Duration)), cancellationToken).ConfigureAwait(false);
            held.TryUpdate((conversation, activityId), renewed, since);
        }
        catch (StorageUnavailableException)
        {
            // At the next tick again; without a database nobody else can take it either.
        }
    }

    private object?[] Values(ConversationKey conversation, string activityId, TimeSpan? duration = null)
    {
        object?[] values = [conversation.ChannelId, conversation.ConversationId, conversation.MemberId ?? "", activityId, owner];
        return duration is { } time ? [.. values, time] : values;
    }
}
