namespace RelationsBot.BotFramework.Tests;

/// <summary>A clock that stands still until a test moves it; timers fire in the order they are due.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state), isTimeout: state is CancellationTokenSource);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, backwards too; what falls due on the way fires at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                _now = next?.Due ?? target;
                if (next is null)
                    return;
                _timers.Remove(next);
            }
            next.Fire();
        }
    }

    /// <summary>Moves the clock to whatever falls due next, again and again, until the work is done.</summary>
    /// <param name="work">The work; it may go on by itself while the clock stands.</param>
    /// <param name="mayTimeOut">Whether what guards the work by a time-out may fall due: only while it is known to hang, or work in progress
    /// would be cut off. Null: always.</param>
    /// <param name="longest">How far the clock may leap at once: where nothing falls due within it, whoever is to wait next has not begun to. Null: any distance.</param>
    public async Task<T> RunAsync<T>(Task<T> work, Func<bool>? mayTimeOut = null, TimeSpan? longest = null)
    {
        while (!work.IsCompleted)
        {
            TimeSpan? step;
            var timesOut = mayTimeOut?.Invoke() ?? true;
            lock (_lock)
                step = _timers.Where(timer => timesOut || !timer.IsTimeout).MinBy(timer => timer.Due)?.Due - _now;
            if (step is { } by && !(by > longest))
                Advance(by);
            await Task.Yield();
        }
        return await work;
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire, bool isTimeout) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public bool IsTimeout => isTimeout;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
