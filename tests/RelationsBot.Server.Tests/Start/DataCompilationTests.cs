using RelationsBot.DialogsData;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

public sealed class DataCompilationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("relationsbot-compiled");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Form => Path.Combine(folder.FullName, LoadedForm.FileName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ThePublishedProgramCompilesDataAndStartsWithThem()
    {
        CopyBridge();
        await using (var compiling = ServerProcess.Start(["compile-data", folder.FullName]))
        {
            Assert.Equal("", compiling.Error);
            Assert.Equal(0, await compiling.ExitCodeAsync());
        }

        Assert.True(File.Exists(Form));
        using var server = BridgeServer.With(("Knowledge:Folder", folder.FullName));
        using var client = server.Client();
        Assert.True((await client.GetAsync("/health/ready", Cancel)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task BrokenDataAreNotCompiledAndAllProblemsAreNamed()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "events.yaml"), "- event: x\n  surprise: y\n", Cancel);
        await using var compiling = ServerProcess.Start(["compile-data", folder.FullName]);
        Assert.Equal(1, await compiling.ExitCodeAsync());
        Assert.Contains("events.yaml(2)", compiling.Error, StringComparison.Ordinal);
        Assert.Contains("frames.yaml: the file is missing", compiling.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", compiling.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Form));
    }

    [Fact]
    public async Task AFormThatDoesNotCountIsLoggedAndTheServerStarts()
    {
        CopyBridge();
        await File.WriteAllTextAsync(Form, "RelationsBot loa", Cancel);
        using var server = BridgeServer.With(("Knowledge:Folder", folder.FullName));
        using var client = server.Client();
        Assert.True((await client.GetAsync("/health/ready", Cancel)).IsSuccessStatusCode);
        var line = Assert.Single(server.Logs.Lines, line => line.Contains(LoadedForm.FileName, StringComparison.Ordinal));
        Assert.StartsWith("Warning ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBuiltServerHasItsDataCompiled()
    {
        if (!TestFiles.BuiltData.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            Assert.Skip("Only a Release build compiles the data.");
        Assert.True(File.Exists(Path.Combine(TestFiles.BuiltData, LoadedForm.FileName)));
    }

    private void CopyBridge()
    {
        foreach (var file in Directory.EnumerateFiles(TestFiles.Bridge, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(TestFiles.Bridge, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
