using RelationsBot.Conformance;
using Xunit;

namespace RelationsBot.Server.Tests.Conformance;

/// <summary>What every host does, this one does.</summary>
public sealed class ConformanceTests(BridgeServer server) : IClassFixture<BridgeServer>
{
    public static TheoryData<string> Cases => [.. ConformanceCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task TheServerPasses(string name)
    {
        await using var channel = await ChannelDouble.StartAsync();
        Assert.Null(await ConformanceRun.DifferenceAsync(new HttpConformanceHost(server.Client(), channel), name));
    }
}
