using Xunit;
using Xunit.Sdk;

namespace RelationsBot.Tests;

/// <summary>
/// A file of tests that are known to fail, one key a line; blank lines and lines that begin with "# " are passed over. A listed
/// test may fail; as soon as it passes it turns red, so that the line goes and the gain is kept. A test that is not listed must
/// pass. Where the environment variable <c>KNOWN_FAILURES</c> is <c>rewrite</c>, the lists are brought up to date instead: the
/// difference in version control then shows what was gained and what was lost.
/// </summary>
internal sealed class KnownFailures
{
    private static readonly Lock Writing = new();
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("KNOWN_FAILURES") == "rewrite";

    private readonly string file;
    private readonly HashSet<string> keys;

    private KnownFailures(string file)
    {
        this.file = file;
        keys = File.Exists(file) ? [.. File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal))] : [];
    }

    /// <summary>The list in a file of this test project.</summary>
    public static KnownFailures In(params string[] path) => new(Repository.Tests(path));

    /// <summary>Runs a test; what is thrown counts as its failure.</summary>
    public void Verify(string key, Action test)
    {
        var listed = keys.Contains(key.Trim());
        try
        {
            test();
        }
        catch (Exception e)
        {
            if (listed)
                return;
            if (!Rewrites)
                throw new XunitException($"{e.Message}\nnot among the known failures: {key}", e);
            Rewrite(lines => [.. lines, key]);
            return;
        }

        if (listed && Rewrites)
            Rewrite(lines => lines.Where(l => l.Trim() != key.Trim()));
        else if (listed)
            Assert.Fail($"passes now, so keep it so: this line can go from {Path.GetRelativePath(Repository.Root, file)}: {key}");
    }

    /// <summary>Fails where the list names a test that does not exist.</summary>
    public void AssertNoneStale(IEnumerable<string> existing)
    {
        var stale = keys.Except(existing.Select(e => e.Trim())).ToHashSet();
        if (Rewrites)
            Rewrite(lines => lines.Where(l => !stale.Contains(l.Trim())));
        else
            Assert.True(stale.Count == 0, $"{Path.GetRelativePath(Repository.Root, file)} names tests that do not exist:\n{string.Join('\n', stale)}");
    }

    private void Rewrite(Func<IEnumerable<string>, IEnumerable<string>> change)
    {
        lock (Writing)
        {
            var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
            File.WriteAllLines(file, [.. change(lines)]);
        }
    }
}
