using System.Threading.Channels;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// One open socket's view of a conversation. The log is the truth: whoever appends only wakes the stream, which then reads on
/// from its own place. So nothing is lost between backlog and live, nothing comes twice, and a wake-up too many does no harm.
/// For one reader at a time; dispose of it when the socket closes.
/// </summary>
public sealed class DirectLineStream : IDisposable
{
    private readonly string _conversationId;
    private readonly IDirectLineLog _log;
    private readonly DirectLineOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<DirectLineStream> _closed;

    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<TransientActivity> _transients = Channel.CreateBounded<TransientActivity>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });

    private long _position;
    private long _endsAt;
    private long _quietSince;
    private volatile bool _displaced;

    internal DirectLineStream(
        string conversationId, long position, DateTimeOffset endsAt, IDirectLineLog log, DirectLineOptions options, TimeProvider time,
        Action<DirectLineStream> closed)
    {
        (_conversationId, _position, _endsAt) = (conversationId, position, endsAt.UtcTicks);
        (_log, _options, _time, _closed) = (log, options, time, closed);
        _quietSince = time.GetTimestamp();
    }

    /// <summary>Waits for what is to be done next. After <see cref="StreamEventKind.TokenExpired"/> or <see cref="StreamEventKind.Displaced"/> it is always that.</summary>
    /// <param name="cancellationToken">Gives up; nothing is lost, a later call goes on.</param>
    /// <returns>The next step.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<StreamEvent> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_displaced)
                return new(StreamEventKind.Displaced);
            var left = TimeLeft();
            if (left <= TimeSpan.Zero)
                return new(StreamEventKind.TokenExpired);

            // Before the log is read: what is appended afterwards wakes again.
            _wakeUps.Reader.TryRead(out _);
            var activities = await ReadOnAsync(cancellationToken).ConfigureAwait(false);
            var untilKeepAlive = _options.KeepAlive - _time.GetElapsedTime(_quietSince);
            if (activities.Count > 0 || untilKeepAlive <= TimeSpan.Zero)
            {
                _quietSince = _time.GetTimestamp();
                return activities.Count > 0
                    ? new(StreamEventKind.Activities, new(activities, Watermark.Of(_position)))
                    : new(StreamEventKind.KeepAlive);
            }
            await WaitAsync(Shortest(left, untilKeepAlive, _options.PollInterval), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _closed(this);

    internal string ConversationId => _conversationId;

    internal void Wake() => _wakeUps.Writer.TryWrite(true);

    internal void Show(TransientActivity transient)
    {
        _transients.Writer.TryWrite(transient);
        Wake();
    }

    /// <summary>Puts the end off. Tokens of two lines may be renewed in any order; the one that lasts longest counts.</summary>
    internal void LastUntil(DateTimeOffset endsAt)
    {
        long known;
        do
            known = Interlocked.Read(ref _endsAt);
        while (known < endsAt.UtcTicks && Interlocked.CompareExchange(ref _endsAt, endsAt.UtcTicks, known) != known);
    }

    internal void Displace()
    {
        _displaced = true;
        Wake();
    }

    private async Task<List<Activity>> ReadOnAsync(CancellationToken cancellationToken)
    {
        // Transients first: then whatever was logged before one of them is in what is read next.
        var transients = new List<TransientActivity>();
        while (_transients.Reader.TryRead(out var transient))
            transients.Add(transient);
        var logged = await _log.ReadAsync(_conversationId, _position, cancellationToken).ConfigureAwait(false);

        var activities = new List<Activity>(logged.Count + transients.Count);
        var taken = 0;
        foreach (var transient in transients.Where(transient => transient.AfterPosition >= _position))
        {
            for (; taken < logged.Count && _position + taken < transient.AfterPosition; taken++)
                activities.Add(logged[taken]);
            activities.Add(transient.Activity);
        }
        activities.AddRange(logged.Skip(taken));
        _position += logged.Count;
        return activities;
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _wakeUps.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up; the caller looks at the clock.
        }
    }

    private TimeSpan TimeLeft() => TimeSpan.FromTicks(Interlocked.Read(ref _endsAt) - _time.GetUtcNow().UtcTicks);

    private static TimeSpan Shortest(TimeSpan left, TimeSpan untilKeepAlive, TimeSpan? poll)
    {
        var shortest = left < untilKeepAlive ? left : untilKeepAlive;
        return poll < shortest ? poll.Value : shortest;
    }
}
