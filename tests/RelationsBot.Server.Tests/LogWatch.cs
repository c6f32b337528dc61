using System.Collections.Concurrent;
using RelationsBot.Server.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(LogWatch))]

namespace RelationsBot.Server.Tests;

/// <summary>
/// Searches every log line of the whole run for secrets: whatever was logged at any level by a server in memory (<see cref="BridgeServer"/>)
/// or written by one in a process of its own (<see cref="ServerProcess"/>) is held against every secret that any test used. Secrets
/// register themselves where they pass: settings, <c>Authorization</c> headers, stream tokens, logins. A part of a secret counts too.
/// <see cref="LogWatchTests"/> looks when the other tests are done; what comes later still fails the run, as a failure of this fixture.
/// </summary>
public sealed class LogWatch : IDisposable
{
    /// <summary>A leaked part of this many characters and a few more is surely seen.</summary>
    private const int Window = 16;

    private const int Step = Window / 2;

    private static readonly string[] SecretSettings = ["Password", "Secret", "SigningKey", "ConnectionString"];

    private static readonly ConcurrentDictionary<string, byte> Secrets = new(StringComparer.Ordinal);
    private static readonly ConcurrentQueue<string> Lines = new();

    /// <summary>From now on this must not have been logged, nor be.</summary>
    public static void Secret(string? secret)
    {
        if (secret is { Length: >= Window })
            Secrets.TryAdd(secret, 0);
    }

    /// <summary>A setting that a server is started with, secret or not.</summary>
    public static void Setting(string key, string value)
    {
        if (SecretSettings.Any(part => key.Contains(part, StringComparison.OrdinalIgnoreCase)))
            Secret(value);
    }

    public static void Line(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            Lines.Enqueue(line);
    }

    /// <summary>How many lines and secrets there are so far.</summary>
    public static (int Lines, int Secrets) Seen => (Lines.Count, Secrets.Count);

    /// <summary>The lines so far in which a secret stands.</summary>
    internal static IReadOnlyList<string> LeaksSoFar => Leaks([.. Lines], [.. Secrets.Keys]);

    public void Dispose()
    {
        if (LeaksSoFar is { Count: > 0 } leaks)
            throw new InvalidOperationException($"A secret stands in {leaks.Count} log lines, the first begins: {leaks[0][..Math.Min(60, leaks[0].Length)]}");
    }

    /// <summary>The lines in which a secret stands, or a part of it of some 24 characters, plain or escaped for an address.</summary>
    internal static IReadOnlyList<string> Leaks(IReadOnlyCollection<string> lines, IReadOnlyCollection<string> secrets)
    {
        var parts = secrets.SelectMany(Parts).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return [.. lines.Where(line => Contains(line, parts) || (line.Contains('%', StringComparison.Ordinal) && Contains(Uri.UnescapeDataString(line), parts)))];
    }

    private static IEnumerable<string> Parts(string secret) =>
        Enumerable.Range(0, ((secret.Length - Window) / Step) + 1).Select(part => secret.Substring(part * Step, Window));

    private static bool Contains(string line, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> parts)
    {
        for (var start = 0; start + Window <= line.Length; start++)
        {
            if (parts.Contains(line.AsSpan(start, Window)))
                return true;
        }

        return false;
    }
}
