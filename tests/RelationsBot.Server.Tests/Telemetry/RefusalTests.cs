using System.Diagnostics.Metrics;
using System.Net;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Telemetry;
using RelationsBot.Server.Tests.DirectLine;
using Xunit;

namespace RelationsBot.Server.Tests.Telemetry;

/// <summary>Refused callers of Direct Line and of the chat page's tokens are counted by reason.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task RefusalsOfDirectLineAreCountedByRouteAndReason()
    {
        var counted = new List<string>();
        var clock = new ManualTimeProvider();
        using var server = BridgeServer.At(clock);
        using var http = server.Client();
        var meters = server.Service<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == ServerMeter.RefusalsName && instrument.Meter.Scope == meters)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        listener.Start();

        var client = await DirectLineClient.StartAsync(http);
        var nobody = new DirectLineClient(http);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
        var forged = new DirectLineClient(http) { Token = client.Token + "x" };
        Assert.Equal(HttpStatusCode.Forbidden, (await forged.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
        Assert.Equal(403, await StreamClient.RefusedAsync(server, client.StreamUrl + "x"));
        var foreign = new DirectLineClient(http) { Token = client.Token, Origin = "https://evil.example" };
        Assert.Equal(HttpStatusCode.Forbidden, (await foreign.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);
        using var page = new HttpRequestMessage(HttpMethod.Post, "/chat/token") { Headers = { { "Origin", "https://evil.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(page, TestContext.Current.CancellationToken)).StatusCode);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Post, "/tokens/refresh")).StatusCode);

        Assert.Equal(["/v3/directline NoToken", "/v3/directline Token", "/v3/directline Token", "/v3/directline Origin", "/chat/token Origin", "/v3/directline Lifetime"], counted);
    }
}
