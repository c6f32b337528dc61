using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Tests.DirectLine;

internal sealed class InMemoryLog : IDirectLineLog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Activity>> _logs = [];

    /// <summary>Runs once, at the begin of the next read: what happens while a reader is on its way to the log.</summary>
    public Func<Task>? BeforeNextRead { get; set; }

    public Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var log = Of(conversationId);
            return Task.FromResult(new LogTail(log.Count, log.LastOrDefault()));
        }
    }

    /// <summary>Appends all, or nothing where the log ends elsewhere than expected.</summary>
    public async Task<bool> AppendAsync(string conversationId, long expectedPosition, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (_lock)
        {
            var log = Of(conversationId);
            if (log.Count != expectedPosition)
                return false;
            log.AddRange(activities);
            return true;
        }
    }

    public async Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken)
    {
        if (BeforeNextRead is { } happen)
        {
            BeforeNextRead = null;
            await happen();
        }
        lock (_lock)
            return [.. Of(conversationId).Skip((int)afterPosition)];
    }

    private List<Activity> Of(string conversationId)
    {
        if (!_logs.TryGetValue(conversationId, out var log))
            _logs[conversationId] = log = [];
        return log;
    }
}
