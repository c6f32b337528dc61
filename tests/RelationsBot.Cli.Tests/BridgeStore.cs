using RelationsBot.Dialog;

namespace RelationsBot.Cli.Tests;

/// <summary>A copy of the small data folder about a bridge, to be spoiled at will; gone at the end of the test.</summary>
internal sealed class BridgeStore : IDisposable
{
    public BridgeStore()
    {
        Folder = Directory.CreateTempSubdirectory("bridge").FullName;
        var source = Path.Combine(AppContext.BaseDirectory, "TestData", "bridge");
        foreach (var file in Directory.EnumerateFiles(source, "*.yaml", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(source, file), File.ReadAllText(file));

        // Written here, so that a new key of the core does not break these tests.
        Write("responses/en.yaml", "language: en\nresponses:\n" + string.Concat(Responses.RequiredKeys.Select(k => $"  \"{k}\": wording of {k}\n")));
    }

    public string Folder { get; }

    public void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Remove(string name) => File.Delete(Path.Combine(Folder, name));

    public void Append(string name, string text) => File.AppendAllText(Path.Combine(Folder, name), text);

    /// <summary>Puts another text in the place of one that stands in a file.</summary>
    public void Replace(string name, string old, string text)
    {
        var before = File.ReadAllText(Path.Combine(Folder, name));
        if (!before.Contains(old, StringComparison.Ordinal))
            throw new ArgumentException($"'{old}' does not stand in {name}", nameof(old));
        Write(name, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Runs a command line on this store.</summary>
    public Task<Outcome> Run(string input, params string[] args) => Outcome.Of(input, ["--data", Folder, .. args]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
