using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Schema;
using Xunit;
using static RelationsBot.BotFramework.Tests.Authentication.AuthenticationBench;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class EmulatorTokenTests : IDisposable
{
    private readonly AuthenticationBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("1.0", "appid")]
    [InlineData("2.0", "azp")]
    public async Task TheOwnAppIsLetInByEitherVersion(string version, string claim)
    {
        var caller = await bench.AcceptedAsync(Token(("ver", version), ("azp", null), (claim, AppId)));
        Assert.Equal((TokenPath.Emulator, "https://connector.test/.default"), (caller.Path, caller.ReplyScope));
        Assert.Null(caller.SignedServiceUrl);
        Assert.Null(caller.Refuse(new Activity { ServiceUrl = "http://localhost:1", ChannelId = "emulator" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1")]
    [InlineData("3.0")]
    [InlineData(null)]
    public async Task AnUnknownVersionIsRefused(string? version) => await bench.RefusedAsync(401, RefusalReason.Version, Token(("ver", version)));

    [Fact]
    public async Task AVersionThatIsNoTextIsRefused()
    {
        var claims = bench.EmulatorClaims;
        claims["ver"] = 2.0;
        await bench.RefusedAsync(401, RefusalReason.Version, EmulatorKey.Sign(claims));
    }

    [Theory]
    [InlineData("1.0", "azp")]
    [InlineData("2.0", "appid")]
    public async Task TheAppIsReadFromTheClaimOfTheVersionAlone(string version, string claim) =>
        await bench.RefusedAsync(401, RefusalReason.App, Token(("ver", version), ("azp", null), (claim, AppId)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public async Task WithoutAnAppItIsRefused(string? app) => await bench.RefusedAsync(401, RefusalReason.App, Token(("azp", app)));

    [Theory]
    [InlineData("https://api.botframework.com")]
    [InlineData("somebody-else")]
    [InlineData("")]
    [InlineData(null)]
    public async Task TheTokenThatTheBotItselfSendsDoesNotOpenIt(string? audience) =>
        await bench.RefusedAsync(401, RefusalReason.Audience, Token(("aud", audience)));

    [Theory]
    [InlineData("tenant-2")]
    [InlineData("")]
    public async Task ATenantThatIsNotTheIssuersIsRefused(string tenant) => await bench.RefusedAsync(401, RefusalReason.Tenant, Token(("tid", tenant)));

    [Fact]
    public async Task ATenantThatIsNoTextIsRefused()
    {
        var claims = bench.EmulatorClaims;
        claims["tid"] = new JsonArray("tenant-1");
        await bench.RefusedAsync(401, RefusalReason.Tenant, EmulatorKey.Sign(claims));
    }

    [Fact]
    public async Task ATokenNeedNotNameItsTenant()
    {
        var claims = bench.EmulatorClaims;
        claims.Remove("tid");
        await bench.AcceptedAsync(EmulatorKey.Sign(claims));
    }

    [Fact]
    public async Task EmulatorTokensCanBeSwitchedOff()
    {
        bench.Options = bench.Options with { AcceptEmulatorTokens = false };
        await bench.RefusedAsync(401, RefusalReason.App, EmulatorKey.Sign(bench.EmulatorClaims));
        await bench.AcceptedAsync(Token(("azp", AllowedCaller)));
    }

    [Fact]
    public async Task ASkillCallerGetsRepliesWithATokenForItself()
    {
        var caller = await bench.AcceptedAsync(Token(("azp", AllowedCaller)));
        Assert.Equal((TokenPath.Skill, AllowedCaller + "/.default"), (caller.Path, caller.ReplyScope));
        Assert.Null(caller.SignedServiceUrl);
    }

    [Theory]
    [InlineData("app-of-a-stranger")]
    [InlineData("AnonymousSkill")]
    [InlineData("APP-OF-THE-BOT")]
    public async Task ASkillCallerThatIsNotListedIsForbidden(string app) =>
        await bench.RefusedAsync(403, RefusalReason.CallerNotAllowed, Token(("azp", app)));

    [Fact]
    public async Task WithoutAListNoSkillCallerIsAllowed()
    {
        bench.Options = bench.Options with { AllowedCallers = new HashSet<string>() };
        await bench.RefusedAsync(403, RefusalReason.CallerNotAllowed, Token(("azp", AllowedCaller)));
    }

    [Fact]
    public async Task AnAnonymousSkillIsNotAllowedEvenIfListed()
    {
        bench.Options = bench.Options with { AllowedCallers = new HashSet<string> { "AnonymousSkill" } };
        await bench.RefusedAsync(403, RefusalReason.CallerNotAllowed, Token(("azp", "AnonymousSkill")));
    }

    [Fact]
    public async Task ASkillCallersTokenForSomebodyElseIsRefused() =>
        await bench.RefusedAsync(401, RefusalReason.Audience, Token(("azp", AllowedCaller), ("aud", "somebody-else")));

    private string Token(params (string Claim, string? Value)[] changes)
    {
        var claims = bench.EmulatorClaims;
        foreach (var (claim, value) in changes)
        {
            if (value is null)
                claims.Remove(claim);
            else
                claims[claim] = value;
        }

        return EmulatorKey.Sign(claims);
    }
}
