using System.Collections.Concurrent;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Telemetry;

/// <summary>
/// Counts refused callers by reason, and logs them at most once a second for each reason, so that nobody can fill the log. Of the token
/// only issuer and key id are said, made harmless (section 12 of the authentication rules).
/// </summary>
internal sealed class RefusalLog(ServerMeter meter, TimeProvider time, ILogger<RefusalLog> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Route, string Reason), long> logged = new();

    public void Note(string route, AuthenticationRefusal refusal) => Note(route, refusal.Reason.ToString(), refusal.Issuer, refusal.KeyId);

    public void Note(string route, string reason, string? issuer = null, string? keyId = null)
    {
        meter.Refusals.Add(1, new("http.route", route), new("relationsbot.refusal.reason", reason));
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
