using System.Collections.Concurrent;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>
/// The bot's tokens for outgoing calls, one for each scope (section 7 of the authentication rules). Fetched once for all who wait, and
/// anew before they end. Safe for concurrent use.
/// </summary>
public sealed class AccessTokens
{
    private readonly ITokenIssuer issuer;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly ConcurrentDictionary<string, ScopedToken> scopes = new(StringComparer.Ordinal);

    /// <summary>Makes a cache.</summary>
    /// <param name="issuer">Who gives tokens.</param>
    /// <param name="time">The clock of lifetimes and pauses.</param>
    /// <param name="random">Spreads the pauses; safe for concurrent use, such as <see cref="Random.Shared"/>.</param>
    public AccessTokens(ITokenIssuer issuer, TimeProvider time, Random random) => (this.issuer, this.time, this.random) = (issuer, time, random);

    /// <summary>Whether a token could not be had when one was last asked for.</summary>
    public bool IsDegraded => scopes.Values.Any(scope => scope.IsDegraded);

    /// <summary>The token to send now.</summary>
    /// <param name="scope">What for, <c>/.default</c> included.</param>
    /// <param name="cancellationToken">Gives up; a fetch goes on for others.</param>
    /// <returns>The token; null where none can be had.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<string?> GetAsync(string scope, CancellationToken cancellationToken) => Of(scope).GetAsync(cancellationToken);

    /// <summary>Forgets a token that a receiver did not accept; the next call fetches another. A newer one stays.</summary>
    /// <param name="scope">As it was asked for.</param>
    /// <param name="token">The token that was refused.</param>
    public void Drop(string scope, string token) => Of(scope).Drop(token);

    private ScopedToken Of(string scope) => scopes.GetOrAdd(scope, name => new ScopedToken(name, issuer, time, random));
}
