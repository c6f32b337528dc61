using System.Globalization;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// An activity on its way to the bot, and what it and the replies add to the conversation's log. Ids count up, and times never go back,
/// though the clock may, since clients sort by them. For one taker at a time.
/// </summary>
public sealed class DirectLineTurn
{
    private readonly Activity _incoming;
    private readonly PlaceInLog _place;
    private readonly TimeProvider _time;

    internal DirectLineTurn(Activity incoming, PlaceInLog place, TimeProvider time) => (_incoming, _place, _time) = (incoming, place, time);

    /// <summary>The conversation.</summary>
    public string ConversationId => _incoming.Conversation!.Id!;

    /// <summary>The activity's type; null where the client named none.</summary>
    public string? Type => _incoming.Type;

    /// <summary>By what a repetition of the activity is known; null where the client gave it no name of its own.</summary>
    public string? RepetitionId { get; internal init; }

    /// <summary>What the bot says for the moment alone, by the last call of <see cref="Entries"/>.</summary>
    internal IReadOnlyList<TransientActivity> Transients { get; private set; } = [];

    /// <summary>The activity with the id and time that it has where the log ends so.</summary>
    /// <param name="tail">The end of the log.</param>
    /// <returns>What the bot answers; null where it has no place: the conversation has begun that it would begin, or has not begun yet.</returns>
    public Activity? Place(LogTail tail) => _place switch
    {
        PlaceInLog.Beginning when tail.Position > 0 => null,
        PlaceInLog.End when tail.Position == 0 => null,
        PlaceInLog.None => _incoming,
        _ => Stamp(_incoming, tail, tail.Position + 1),
    };

    /// <summary>
    /// What the log gains. Clients hold a reply back until the activity it answers is in their transcript, so a reply to one that never
    /// gets there names none.
    /// </summary>
    /// <param name="tail">The end of the log, as for <see cref="Place"/>.</param>
    /// <param name="placed">What <see cref="Place"/> gave.</param>
    /// <param name="replies">What the bot says, in the order to be shown, as <see cref="ActivityReply.To"/> addresses it.</param>
    /// <returns>The activity, unless it is not kept, and the replies that are; may be empty.</returns>
    public IReadOnlyList<Activity> Entries(LogTail tail, Activity placed, IReadOnlyList<Activity> replies)
    {
        var entries = new List<Activity>();
        var transients = new List<TransientActivity>();
        if (_place != PlaceInLog.None)
            entries.Add(placed);
        foreach (var reply in replies.Where(IsForClients).Select(reply => Address(reply, placed)))
        {
            var end = tail.Position + entries.Count;
            if (reply.Type == ActivityTypes.Typing)
                transients.Add(new(end, Transient(reply, tail, _time)));
            else
                entries.Add(Stamp(reply, tail, end + 1));
        }

        Transients = transients;
        return entries;
    }

    /// <summary>An activity that is shown without being kept.</summary>
    internal static Activity Transient(Activity activity, LogTail tail, TimeProvider time) => activity with
    {
        Id = $"{activity.Conversation!.Id}|{UnguessableId.New()}",
        Timestamp = TimeAfter(tail, time),
    };

    /// <summary>Web Chat reports any other type as an error.</summary>
    private static bool IsForClients(Activity reply) =>
        reply.Type is ActivityTypes.Message or ActivityTypes.Typing or ActivityTypes.Event;

    private Activity Address(Activity reply, Activity placed) => reply with
    {
        From = placed.Recipient,
        Recipient = placed.From,
        Conversation = placed.Conversation,
        ChannelId = placed.ChannelId,
        ReplyToId = _place == PlaceInLog.End ? placed.Id : null,
        ServiceUrl = null,
        DeliveryMode = null,
    };

    private Activity Stamp(Activity activity, LogTail tail, long position) => activity with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{ConversationId}|{position - 1:D7}"),
        Timestamp = TimeAfter(tail, _time),
    };

    private static string TimeAfter(LogTail tail, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return string.CompareOrdinal(tail.Last?.Timestamp, now) > 0 ? tail.Last!.Timestamp! : now;
    }
}
