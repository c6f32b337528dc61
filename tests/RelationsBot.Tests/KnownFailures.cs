using Xunit;
using Xunit.Sdk;

namespace RelationsBot.Tests;

/// <summary>
/// A file of tests that are known to fail, one key a line; blank lines and lines that begin with "# " are passed over. A listed
/// test may fail; as soon as it passes it turns red, so that the line goes and the gain is kept. A test that is not listed must pass.
/// </summary>
internal sealed class KnownFailures
{
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
        try
        {
            test();
        }
        catch (Exception) when (keys.Contains(key.Trim()))
        {
            return;
        }
        catch (Exception e)
        {
            throw new XunitException($"{e.Message}\nnot among the known failures: {key}", e);
        }

        if (keys.Contains(key.Trim()))
            Assert.Fail($"passes now, so keep it so: this line can go from {Path.GetRelativePath(Repository.Root, file)}: {key}");
    }

    /// <summary>Fails where the list names a test that does not exist.</summary>
    public void AssertNoneStale(IEnumerable<string> existing)
    {
        var stale = keys.Except(existing).ToList();
        Assert.True(stale.Count == 0, $"{Path.GetRelativePath(Repository.Root, file)} names tests that do not exist:\n{string.Join('\n', stale)}");
    }
}
