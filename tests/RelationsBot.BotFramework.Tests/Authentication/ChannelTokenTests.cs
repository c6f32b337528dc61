using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Schema;
using Xunit;
using static RelationsBot.BotFramework.Tests.Authentication.AuthenticationBench;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class ChannelTokenTests : IDisposable
{
    private readonly AuthenticationBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task AChannelIsLetInAndGetsItsRepliesWithAConnectorToken()
    {
        var caller = await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        Assert.Equal((TokenPath.Channel, "https://connector.test/.default", ServiceUrl), (caller.Path, caller.ReplyScope, caller.SignedServiceUrl));
        Assert.Null(caller.Refuse(Activity()));
    }

    [Theory]
    [InlineData("\"somebody-else\"")]
    [InlineData("\"APP-OF-THE-BOT\"")]
    [InlineData("\"app-of-the-bot/\"")]
    [InlineData("\" app-of-the-bot\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[\"somebody-else\"]")]
    public async Task ATokenForSomebodyElseIsRefused(string audience) =>
        await bench.RefusedAsync(401, RefusalReason.Audience, With("aud", JsonNode.Parse(audience)));

    [Theory]
    [InlineData("7")]
    [InlineData("[\"app-of-the-bot\",null,7]")]
    [InlineData("{\"app-of-the-bot\":1}")]
    public async Task AnAudienceThatIsNoTextIsRefused(string audience) =>
        await bench.RefusedAsync(401, RefusalReason.Malformed, With("aud", JsonNode.Parse(audience)));

    [Fact]
    public async Task ATokenForNobodyIsRefused() => await bench.RefusedAsync(401, RefusalReason.Audience, Without("aud"));

    [Fact]
    public async Task TheBotMayBeOneOfSeveralAudiences() =>
        await bench.AcceptedAsync(With("aud", new JsonArray("somebody-else", AppId)));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("null")]
    [InlineData("[\"https://smba.example/emea/\"]")]
    public async Task ABlankServiceUrlClaimIsRefused(string claim) =>
        await bench.RefusedAsync(401, RefusalReason.ServiceUrl, With("serviceurl", JsonNode.Parse(claim)));

    [Fact]
    public async Task AMissingServiceUrlClaimIsRefused()
    {
        await bench.RefusedAsync(401, RefusalReason.ServiceUrl, Without("serviceurl"));
        var claims = bench.ChannelClaims;
        claims.Remove("serviceurl");
        claims["serviceUrl"] = ServiceUrl;
        await bench.RefusedAsync(401, RefusalReason.ServiceUrl, ChannelKey.Sign(claims));
    }

    [Theory]
    [InlineData("https://smba.example/emea")]
    [InlineData("https://smba.example/emea/ ")]
    [InlineData(" https://smba.example/emea/")]
    [InlineData("https://smba.example/")]
    [InlineData("https://evil.example/emea/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task AnotherServiceUrlThanTheSignedOneIsForbidden(string? serviceUrl)
    {
        var caller = await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        Assert.Equal(AuthenticationRefusal.Forbidden(RefusalReason.ServiceUrl), caller.Refuse(Activity() with { ServiceUrl = serviceUrl }));
    }

    [Fact]
    public async Task TheServiceUrlIsComparedWithoutRegardToCase()
    {
        var caller = await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        Assert.Null(caller.Refuse(Activity() with { ServiceUrl = "HTTPS://SMBA.example/EMEA/" }));
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("MsTeams")]
    [InlineData("msteams ")]
    [InlineData("")]
    [InlineData(null)]
    public async Task AChannelThatTheKeyIsNotEndorsedForIsForbidden(string? channelId)
    {
        var caller = await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        Assert.Equal(AuthenticationRefusal.Forbidden(RefusalReason.Endorsement), caller.Refuse(Activity() with { ChannelId = channelId }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"msteams\"")]
    [InlineData("{}")]
    public async Task AKeyWithoutAListOfEndorsementsMayNotSignForChannels(string? endorsements)
    {
        var key = ChannelKey.Published();
        key.Remove("endorsements");
        if (endorsements is not null)
            key["endorsements"] = JsonNode.Parse(endorsements);
        bench.ChannelServer.Keys = [key];
        await bench.RefusedAsync(403, RefusalReason.Endorsement, ChannelKey.Sign(bench.ChannelClaims));
    }

    [Fact]
    public async Task EveryRequiredEndorsementMustBeThere()
    {
        bench.Options = bench.Options with { RequiredEndorsements = ["webchat", "certified"] };
        await bench.RefusedAsync(403, RefusalReason.Endorsement, ChannelKey.Sign(bench.ChannelClaims));
    }

    [Fact]
    public async Task RequiredEndorsementsThatAreThereLetItPass()
    {
        bench.Options = bench.Options with { RequiredEndorsements = ["webchat"] };
        await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
    }

    [Fact]
    public async Task TheChannelIdOfTheEmulatorChoosesNoWeakerCheck()
    {
        var caller = await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        Assert.Equal(403, caller.Refuse(Activity() with { ChannelId = ChannelIds.Emulator })?.Status);
        Assert.Equal(403, caller.Refuse(Activity() with { ChannelId = "AseChannel" })?.Status);
    }

    private static Activity Activity() => new() { Type = "message", ServiceUrl = ServiceUrl, ChannelId = ChannelIds.Teams };

    private string With(string claim, JsonNode? value)
    {
        var claims = bench.ChannelClaims;
        claims[claim] = value;
        return ChannelKey.Sign(claims);
    }

    private string Without(string claim)
    {
        var claims = bench.ChannelClaims;
        claims.Remove(claim);
        return ChannelKey.Sign(claims);
    }
}
