using RelationsBot.Hosting.Storage;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>Forgets, once an hour, conversations in which nothing has been said for as long as <c>Storage:ExpireAfterDays</c> says.</summary>
internal sealed class Expiry(IConversationStorage storage, ServerSettings settings, TimeProvider time, ILogger<Expiry> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.ExpireAfter is not { } age)
            return;
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                if (await storage.ExpireAsync(time.GetUtcNow() - age, stoppingToken) is > 0 and var forgotten)
                    Log.Expired(logger, forgotten);
            }
            catch (StorageUnavailableException exception)
            {
                Log.StorageUnavailable(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
