using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>What can be known of the image without building it.</summary>
public sealed partial class DockerfileTests(BuiltServer server) : IClassFixture<BuiltServer>
{
    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(TestFiles.Repository, "deploymentTemplates", "Dockerfile"));

    [Fact]
    public void ItRunsAsAUserWithoutRightsAndListensWhereItSays()
    {
        var image = Dockerfile[Dockerfile.LastIndexOf("\nFROM ", StringComparison.Ordinal)..];
        Assert.Contains("\nUSER $APP_UID\n", image, StringComparison.Ordinal);
        Assert.Contains("\nEXPOSE 8080\n", image, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_HTTP_PORTS=8080 ", image, StringComparison.Ordinal);
        Assert.Contains("/app/RelationsBot.Server.dll\"]", image, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItsHealthCheckTellsAServerThatIsReadyFromNone()
    {
        if (!File.Exists("/bin/bash"))
            RelationsBot.Clients.Required.Missing("there is no bash here");
        Assert.Equal(0, await CheckAsync(server.Http.BaseAddress!.Port));
        Assert.NotEqual(0, await CheckAsync(LoopbackPort.Free()));

        // Something else that listens and hangs up.
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var hangUp = other.AcceptSocketAsync(TestContext.Current.CancellationToken).AsTask().ContinueWith(accepted => accepted.Result.Dispose(), TestContext.Current.CancellationToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        Assert.NotEqual(0, await CheckAsync(((System.Net.IPEndPoint)other.LocalEndpoint).Port));
        await hangUp;
    }

    private static async Task<int> CheckAsync(int port)
    {
        var command = JsonSerializer.Deserialize<string[]>(Check().Match(Dockerfile).Groups[1].Value)!;
        Assert.Contains("127.0.0.1/8080", command[^1], StringComparison.Ordinal);
        command[^1] = command[^1].Replace("127.0.0.1/8080", "127.0.0.1/" + port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    [GeneratedRegex(@"HEALTHCHECK[^\n]*\\\n\s*CMD (\[.*\])\n")]
    private static partial Regex Check();
}
