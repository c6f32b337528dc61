using System.Text.RegularExpressions;
using RelationsBot.Server.Tests.Authentication;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests;

/// <summary>Runs after all that may run at the same time.</summary>
[CollectionDefinition(nameof(LogWatchTests), DisableParallelization = true)]
public sealed partial class LogWatchTests
{
}

[Collection(nameof(LogWatchTests))]
public sealed partial class LogWatchTests
{
    private const string Secret = "kVx3-secret-of-the-watch-itself-0987654321";

    [Fact]
    public async Task NoSecretStandsInAnyLogLineOfTheWholeRun()
    {
        // Alone too, this test sees a server with secrets that logs.
        await using var authority = await AuthorityDouble.StartAsync();
        await using var connector = await ConnectorDouble.StartAsync();
        using var server = BridgeServer.With([.. AuthenticatedServer.Settings(authority), ("DirectLine:Secrets:0", Secret)]);
        using var client = server.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AuthorityDouble.ChannelKey.Sign(AuthenticatedServer.ChannelClaims(connector.Url)));
        await client.PostAsync(Messages.Messages.Activity(serviceUrl: connector.Url));
        connector.Status = System.Net.HttpStatusCode.BadRequest;
        var activity = Messages.Messages.Activity(serviceUrl: connector.Url);
        activity["channelId"] = "msteams";
        await client.PostAsync(activity);
        client.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
        await client.PostAsync(activity);
        await client.PostAsync("/v3/directline/tokens/generate", null, TestContext.Current.CancellationToken);

        Assert.NotEmpty(server.Logs.Lines);
        Assert.True(LogWatch.Seen is { Lines: > 0, Secrets: >= 3 });
        Assert.Empty(LogWatch.LeaksSoFar.Select(line => line[..Math.Min(60, line.Length)]));
    }

    [Theory]
    [InlineData("Warning Somewhere " + Secret)]
    [InlineData("half of it: kVx3-secret-of-the-watch")]
    [InlineData("secret-of-the-watch-itself is the middle")]
    [InlineData("GET /stream?t=kVx3%2Dsecret%2Dof%2Dthe%2Dwatch%2Ditself%2D0987654321")]
    [InlineData("{\"token\":\"watch-itself-0987654321\"}")]
    public void ALeakIsFound(string line) => Assert.Equal([line], LogWatch.Leaks(["harmless", line], ["another-secret-of-some-length", Secret]));

    [Fact]
    public void WordsThatASecretIsMadeOfAreNoLeak() => Assert.Empty(LogWatch.Leaks(["a secret of the watch itself", "0987654321"], [Secret]));

    [Fact]
    public void EveryServerOfTheSolutionsTestsIsWatched()
    {
        var solution = File.ReadAllText(Path.Combine(TestFiles.Repository, "RelationsBot.sln"));
        var starts = Directory.EnumerateDirectories(Path.Combine(TestFiles.Repository, "tests"))
            .Where(project => solution.Contains(Path.GetFileName(project) + ".csproj", StringComparison.Ordinal) && IsOfTests(project))
            .SelectMany(project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => StartsAServer().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName)
            .Where(name => name != nameof(LogWatchTests) + ".cs")
            .Order(StringComparer.Ordinal);
        Assert.Equal(["BridgeServer.cs", "ServerProcess.cs"], starts);
    }

    // Benchmarks and the like start servers that are silent.
    private static bool IsOfTests(string project) =>
        File.ReadAllText(Path.Combine(project, Path.GetFileName(project) + ".csproj")).Contains("\"xunit", StringComparison.Ordinal);

    [GeneratedRegex("new WebApplicationFactory<|TestFiles\\.ServerProgram|AddRelationsBot\\(", RegexOptions.NonBacktracking)]
    private static partial Regex StartsAServer();
}
