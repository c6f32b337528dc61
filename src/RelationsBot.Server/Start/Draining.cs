namespace RelationsBot.Server.Start;

/// <summary>
/// When the server is told to stop: turns in flight end, further ones are sent elsewhere, and only then are the doors closed. Until then
/// the server can be heard, and says that it is not ready, so that whoever divides the work looks for another.
/// </summary>
internal sealed class Draining(IHostApplicationLifetime lifetime, ILogger<Draining> logger) : IHostedLifecycleService
{
    /// <summary>The longest wait for turns in flight: a reply has ten seconds to be sent, and the host gives up after thirty.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>When who was refused may come back: to another server, or to this one started again.</summary>
    public static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int turns;

    /// <summary>Whether the server is about to stop.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Runs a turn unless the server is about to stop.</summary>
    public async Task<IResult> RunAsync(Func<Task<IResult>> turn)
    {
        Interlocked.Increment(ref turns);
        try
        {
            // Asked after it is counted: so either the wait sees it, or it sees the end.
            return HasBegun ? new RetryLater(Errors.Stopping, ComeBack) : await turn();
        }
        finally
        {
            if (Interlocked.Decrement(ref turns) == 0 && HasBegun)
                idle.TrySetResult();
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref turns) == 0)
            return;
        await Task.WhenAny(idle.Task, Task.Delay(Patience, cancellationToken));
        if (Volatile.Read(ref turns) is > 0 and var left)
            Log.TurnsCutOff(logger, left);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
