using RelationsBot.BotFramework.Http;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>The token of one scope.</summary>
internal sealed class ScopedToken(string scope, ITokenIssuer issuer, TimeProvider time, Random random)
{
    /// <summary>How long a token that still holds is used without another try to renew it.</summary>
    private static readonly TimeSpan RenewalPause = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private Held? held;
    private Task fetching = Task.CompletedTask;

    public bool IsDegraded { get; private set; }

    public async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        Task fetch;
        lock (gate)
        {
            if (held is { } current && time.GetUtcNow() < current.RenewAt)
                return current.Value;
            fetch = fetching = fetching.IsCompleted ? Task.Run(FetchAsync, CancellationToken.None) : fetching;
        }

        await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
            return Usable()?.Value;
    }

    public void Drop(string token)
    {
        lock (gate)
            held = held?.Value == token ? null : held;
    }

    /// <summary>Patient where nothing can be sent without it; a renewal is tried once, since the old token still holds.</summary>
    private async Task FetchAsync()
    {
        var pauses = new RetryPauses(time, random);
        while (true)
        {
            var issued = await issuer.IssueAsync(scope, CancellationToken.None).ConfigureAwait(false);
            if (Keep(issued) || !issued.MayRetry || pauses.Next(issued.RetryAfter) is not { } pause)
                return;
            await Task.Delay(pause, time).ConfigureAwait(false);
        }
    }

    /// <summary>Whether there is a token now, the new or the old one.</summary>
    private bool Keep(IssuedToken issued)
    {
        lock (gate)
        {
            IsDegraded = issued.Value is null;
            var now = time.GetUtcNow();
            if (issued.Value is { } value)
                held = new(value, now + issued.Lifetime, now + issued.Lifetime - Margin(issued.Lifetime));
            else if (Usable() is { } old)
                held = old with { RenewAt = now + RenewalPause < old.EndsAt ? now + RenewalPause : old.EndsAt };
            return Usable() is not null;
        }
    }

    private Held? Usable() => held is { } current && time.GetUtcNow() < current.EndsAt ? current : null;

    /// <summary>Five minutes, or a fifth of a short life.</summary>
    private static TimeSpan Margin(TimeSpan lifetime) =>
        lifetime / 5 < TimeSpan.FromMinutes(5) ? lifetime / 5 : TimeSpan.FromMinutes(5);

    private sealed record Held(string Value, DateTimeOffset EndsAt, DateTimeOffset RenewAt);
}
