using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using RelationsBot.BotFramework.Authentication;

namespace RelationsBot.Server.Start;

/// <summary>
/// Counts refused callers by reason, and logs them at most once a second for each reason, so that nobody can fill the log. Of the token
/// only issuer and key id are said, made harmless (section 12 of the authentication rules).
/// </summary>
internal sealed class RefusalLog(IMeterFactory meters, TimeProvider time, ILogger<RefusalLog> logger)
{
    public const string MeterName = "RelationsBot.Server";

    public const string CounterName = "relationsbot.messages.refused";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Counter<long> counter = meters.Create(MeterName).CreateCounter<long>(CounterName, description: "Callers of the messages endpoint that were refused, by reason.");
    private readonly ConcurrentDictionary<(string Route, string Reason), long> logged = new();

    public void Note(string route, AuthenticationRefusal refusal) => Note(route, refusal.Reason.ToString(), refusal.Issuer, refusal.KeyId);

    public void Note(string route, string reason, string? issuer = null, string? keyId = null)
    {
        counter.Add(1, new KeyValuePair<string, object?>("reason", reason));
        if (MayLog((route, reason)))
            Log.CallerRefused(logger, route, reason, LogText.Of(issuer), LogText.Of(keyId));
    }

    private bool MayLog((string, string) reason)
    {
        var now = time.GetTimestamp();
        if (!logged.TryGetValue(reason, out var last))
            return logged.TryAdd(reason, now);
        return time.GetElapsedTime(last, now) >= Pause && logged.TryUpdate(reason, now, last);
    }
}
