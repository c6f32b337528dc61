using RelationsBot.Conformance;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Conformance;

/// <summary>What every host does, this one does: its bot under the SDK's test adapter, and the whole of it by requests.</summary>
public sealed class ConformanceTests(SdkHost host) : IClassFixture<SdkHost>
{
    public static TheoryData<string> Activities => [.. ConformanceCase.NamesWithoutRequests];

    public static TheoryData<string> Requests => [.. ConformanceCase.Names];

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task TheBotPassesUnderTheTestAdapter(string name) =>
        Assert.Null(await ConformanceRun.DifferenceAsync(new TestAdapterHost(host.Bot), name));

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task TheHostPassesByRequests(string name)
    {
        await using var channel = await ChannelDouble.StartAsync();
        Assert.Null(await ConformanceRun.DifferenceAsync(new HttpConformanceHost(host.Client(), channel), name));
    }
}
