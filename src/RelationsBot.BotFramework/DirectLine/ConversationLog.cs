using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What a conversation's log gains by the bot's turns, and what clients read of it.</summary>
internal sealed class ConversationLog(IDirectLineLog log, IDirectLineBot bot, OpenStreams streams, TimeProvider time)
{
    public async Task<bool> HasBegunAsync(string conversationId, CancellationToken cancellationToken) =>
        (await log.ReadTailAsync(conversationId, cancellationToken).ConfigureAwait(false)).Position > 0;

    /// <summary>Begins the conversation with this activity, unless it has begun already. Of several callers exactly one does.</summary>
    public async Task<bool> TryBeginAsync(Activity first, CancellationToken cancellationToken) =>
        await TakeAsync(new(first, PlaceInLog.Beginning, time), cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Appends an activity, wherever the log ends by then, and what the bot says to it.</summary>
    /// <returns>The activity's id in the log; null where the conversation has not begun.</returns>
    public Task<string?> TrySayAsync(Activity activity, string? repetitionId, CancellationToken cancellationToken) =>
        TakeAsync(new(activity, PlaceInLog.End, time) { RepetitionId = repetitionId }, cancellationToken);

    /// <summary>Shows an activity to the open streams without keeping it, then lets the bot answer.</summary>
    /// <returns>The activity's id; null where the conversation has not begun.</returns>
    public async Task<string?> TryShowAsync(Activity activity, CancellationToken cancellationToken)
    {
        var tail = await log.ReadTailAsync(activity.Conversation!.Id!, cancellationToken).ConfigureAwait(false);
        if (tail.Position == 0)
            return null;
        var shown = DirectLineTurn.Transient(activity, tail, time);
        streams.Show(activity.Conversation.Id!, new(tail.Position, shown));
        return await TakeAsync(new(shown, PlaceInLog.None, time), cancellationToken).ConfigureAwait(false);
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

    private async Task<string?> TakeAsync(DirectLineTurn turn, CancellationToken cancellationToken)
    {
        var id = await bot.HandleAsync(turn, cancellationToken).ConfigureAwait(false);
        foreach (var transient in turn.Transients)
            streams.Show(turn.ConversationId, transient);
        streams.Wake(turn.ConversationId);
        return id;
    }
}
