using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Hosting.Telemetry;
using RelationsBot.Server.Telemetry;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Telemetry;

/// <summary>What the built server tells a collector, and that it tells nothing where none is named.</summary>
public sealed class OtlpExportTests
{
    private const string Loaded = "OpenTelemetry.dll";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACollectorGetsMetricsAndTracesAndNoWordOfAUser()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = ServerProcess.Start(
            [$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}", $"--Telemetry:OtlpEndpoint={collector.Url}"],
            ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test-environment"));
        using var http = new HttpClient { BaseAddress = new(await server.AddressAsync()) };
        var (client, _) = await TalkAsync(http);
        using var stream = new ClientWebSocket();
        await stream.ConnectAsync(new(client.StreamUrl), Cancel);

        await collector.HasAsync(
            "/v1/metrics", "relationsbot.turn.duration", "relationsbot.turn.status", "answered", "not_found", "relationsbot.turn.intent", "when", "relationsbot.storage.operation.duration",
            "commit_turn", "relationsbot.auth.refusals", "NoToken", "relationsbot.streams.open", "http.server.request.duration", "/api/messages", "test-environment");
        await collector.HasAsync("/v1/traces", "turn", "relationsbot.turn.intent", "storage commit_turn", "storage load");
        Assert.Contains(Loaded, LibrariesOf(server), StringComparison.Ordinal);

        var everything = collector.All("/v1/metrics") + collector.All("/v1/traces");
        foreach (var secret in (string[])["Zanzibar", "Holm", client.Token, client.ConversationId, "conversation-of-ann", "activity-of-ann"])
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        foreach (var token in client.StreamUrl.Split("&t=")[1..])
            Assert.DoesNotContain(token, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutACollectorNothingOfItIsLoaded()
    {
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.Bridge}"]);
        using var http = new HttpClient { BaseAddress = new(await server.AddressAsync()) };
        await TalkAsync(http);
        Assert.Contains("RelationsBot.Server.dll", LibrariesOf(server), StringComparison.Ordinal);
        Assert.DoesNotContain(Loaded, LibrariesOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReadmeNamesEveryInstrument()
    {
        var instruments = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name is HostingTelemetry.Name or ServerMeter.Name)
                instruments.Add($"| `{instrument.Name}` | {instrument.GetType().Name.Split('`')[0]} | {instrument.Unit} | {instrument.Description!.TrimEnd('.')} |");
        };
        using var server = new BridgeServer();
        listener.Start();
        await TalkAsync(server.Client());
        var readme = await File.ReadAllTextAsync(TestFiles.InRepository("src/RelationsBot.Server/README.md"), Cancel);
        var rows = readme.Split("\n## What it tells of itself\n")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| `relationsbot.", StringComparison.Ordinal)).ToList();
        Assert.Equal(instruments, rows.Select(row => string.Join('|', row.Split('|')[..5]) + "|").Order(StringComparer.Ordinal));
    }

    /// <summary>Asks what is known and what is not, by both ways, and comes without a token.</summary>
    private static async Task<(DirectLineClient Client, HttpResponseMessage Refused)> TalkAsync(HttpClient http)
    {
        await http.PostAsync(Messages.Messages.Inline(Messages.Messages.Activity(id: "activity-of-ann", conversation: "conversation-of-ann")));
        await http.PostAsync(Messages.Messages.Inline(Messages.Messages.Activity(text: "When did Ada Holm visit Zanzibar?", id: "a2", conversation: "conversation-of-ann")));
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("Zanzibar");
        return (client, await new DirectLineClient(http).SendAsync(HttpMethod.Post, "/tokens/refresh"));
    }

    private static string LibrariesOf(ServerProcess server)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is read from /proc");
        return File.ReadAllText($"/proc/{server.Id}/maps");
    }
}
