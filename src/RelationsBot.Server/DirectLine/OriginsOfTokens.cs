using RelationsBot.BotFramework.DirectLine;

namespace RelationsBot.Server.DirectLine;

/// <summary>
/// The origins that tokens of this server name, for as long as such a token and its refreshes can live. A browser asks before it sends the
/// token, and only pages that some token is for get a yes. After a restart a page waits for the next token that names its origin, or is configured.
/// </summary>
internal sealed class OriginsOfTokens(TimeProvider time)
{
    /// <summary>The most kept; the oldest gives way. Only who has a secret adds any.</summary>
    private const int Maximum = 1_000;

    private readonly Lock guard = new();
    private readonly Dictionary<string, DateTimeOffset> named = new(StringComparer.OrdinalIgnoreCase);

    public void Remember(IEnumerable<string> origins)
    {
        lock (guard)
        {
            foreach (var origin in origins)
            {
                named[origin] = time.GetUtcNow();
                if (named.Count > Maximum)
                    named.Remove(named.MinBy(known => known.Value).Key);
            }
        }
    }

    public bool Knows(string origin)
    {
        lock (guard)
            return named.TryGetValue(origin, out var since) && time.GetUtcNow() - since < DirectLineServer.LongestLife;
    }
}
