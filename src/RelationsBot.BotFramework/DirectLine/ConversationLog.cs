using System.Globalization;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// Puts activities into the log under ids and times of its own: ids count up, and times never go back, though the clock may,
/// since clients sort by them.
/// </summary>
internal sealed class ConversationLog(IDirectLineLog log, OpenStreams streams, TimeProvider time)
{
    public async Task<bool> HasBegunAsync(string conversationId, CancellationToken cancellationToken) =>
        (await log.ReadTailAsync(conversationId, cancellationToken).ConfigureAwait(false)).Position > 0;

    /// <summary>Begins the conversation with this activity; null if it has begun already. Of several callers exactly one succeeds.</summary>
    public async Task<Activity?> TryBeginAsync(string conversationId, Activity first, CancellationToken cancellationToken)
    {
        var begun = Stamp(first, conversationId, new(0, null), 1);
        return await log.AppendAsync(conversationId, 0, [begun], cancellationToken).ConfigureAwait(false) ? begun : null;
    }

    /// <summary>Appends the activities side by side, wherever the log ends by then.</summary>
    public async Task<IReadOnlyList<Activity>> AppendAsync(string conversationId, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tail = await log.ReadTailAsync(conversationId, cancellationToken).ConfigureAwait(false);
            Activity[] stamped = [.. activities.Select((activity, index) => Stamp(activity, conversationId, tail, tail.Position + 1 + index))];
            if (await log.AppendAsync(conversationId, tail.Position, stamped, cancellationToken).ConfigureAwait(false))
            {
                streams.Wake(conversationId);
                return stamped;
            }
        }
    }

    /// <summary>Shows an activity to the open streams without keeping it.</summary>
    public async Task<Activity> ShowAsync(string conversationId, Activity activity, CancellationToken cancellationToken)
    {
        var tail = await log.ReadTailAsync(conversationId, cancellationToken).ConfigureAwait(false);
        var shown = activity with { Id = $"{conversationId}|{UnguessableId.New()}", Timestamp = TimeAfter(tail) };
        streams.Show(conversationId, new(tail.Position, shown));
        return shown;
    }

    /// <summary>What comes after a watermark.</summary>
    public async Task<DirectLineResult<ActivitySet>> ReadAsync(string conversationId, string? watermark, CancellationToken cancellationToken)
    {
        var tail = await log.ReadTailAsync(conversationId, cancellationToken).ConfigureAwait(false);
        if (tail.Position == 0)
            return DirectLineError.ConversationNotFound;
        if (Watermark.PositionOf(watermark) is not { } position || position > tail.Position)
            return DirectLineError.BadArgument("The watermark is none of this conversation's.");

        var activities = await log.ReadAsync(conversationId, position, cancellationToken).ConfigureAwait(false);
        return new ActivitySet(activities, Watermark.Of(position + activities.Count));
    }

    private Activity Stamp(Activity activity, string conversationId, LogTail tail, long position) => activity with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{position - 1:D7}"),
        Timestamp = TimeAfter(tail),
    };

    private string TimeAfter(LogTail tail)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return string.CompareOrdinal(tail.Last?.Timestamp, now) > 0 ? tail.Last!.Timestamp! : now;
    }
}
