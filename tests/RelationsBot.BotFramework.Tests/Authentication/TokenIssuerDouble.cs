using RelationsBot.BotFramework.Authentication;

namespace RelationsBot.BotFramework.Tests.Authentication;

/// <summary>Gives tokens with running numbers, or what a script says. Safe for concurrent use.</summary>
internal sealed class TokenIssuerDouble(TimeSpan lifetime) : ITokenIssuer
{
    private int asked;

    public int Asked => Volatile.Read(ref asked);

    public List<string> Scopes { get; } = [];

    /// <summary>An answer waits for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Takes the place of tokens.</summary>
    public Func<IssuedToken>? Instead { get; set; }

    public async Task<IssuedToken> IssueAsync(string scope, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref asked);
        lock (Scopes)
            Scopes.Add(scope);
        await Gate.WaitAsync(cancellationToken);
        return Instead?.Invoke() ?? IssuedToken.Of($"token-{number}", lifetime);
    }
}
