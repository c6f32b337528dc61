using System.Net;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Tests.DirectLine;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

/// <summary>A server that was killed goes on where it was: what it acknowledged is in its file.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("relationsbot-restart-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AConversationAndItsTokenOutliveAKill()
    {
        string[] arguments = [$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}", $"--Storage:Folder={folder.FullName}"];
        using var http = new HttpClient();
        DirectLineClient client;
        string watermark;
        await using (var killed = ServerProcess.Start(arguments))
        {
            http.BaseAddress = new(await killed.AddressAsync());
            client = await DirectLineClient.StartAsync(http);
            Assert.Equal(HttpStatusCode.OK, (await client.SayAsync(BridgeServer.Question)).StatusCode);
            watermark = (await client.ReadAsync()).Watermark;
        }

        await using var server = ServerProcess.Start(arguments);
        await server.AddressAsync();
        var before = await client.ReadAsync();
        Assert.Equal(watermark, before.Watermark);
        Assert.Contains(before.Activities, said => said.GetProperty("text").GetString()!.Contains(BridgeServer.AnswerPart, StringComparison.Ordinal));

        // Only memory can tell what "source?" is about.
        await client.SayAsync("source?");
        var after = await client.ReadAsync(watermark);
        Assert.Contains("The Old Bridge", after.Activities[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(after.Activities.Count, after.Activities.Select(said => said.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task ASecondServerOnTheSameFileDoesNotStart()
    {
        string[] storage = [$"--Knowledge:Folder={TestFiles.Bridge}", $"--Storage:Folder={folder.FullName}"];
        await using var first = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", .. storage]);
        await first.AddressAsync();
        await using var second = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", .. storage]);
        Assert.NotEqual(0, await second.ExitCodeAsync());
        var line = Assert.Single(second.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.StartsWith("Storage: ", line);
        Assert.Contains("Storage:Kind=Postgres", line);
    }

    [Fact]
    public async Task WhileStorageFailsNothingIsAcknowledgedAndReadinessSaysSo()
    {
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}", $"--Storage:Folder={folder.FullName}"]);
        using var http = new HttpClient { BaseAddress = new(await server.AddressAsync()) };
        var client = await DirectLineClient.StartAsync(http);

        // Another program holds the file longer than the server waits.
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.FullName, "relationsbot.db")};Pooling=False"))
        {
            other.Open();
            using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();
            var refused = await client.SayAsync(BridgeServer.Question);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", Cancel)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync(BridgeServer.Question)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready", Cancel)).StatusCode);
    }
}
