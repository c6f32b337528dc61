using System.Buffers.Text;
using RelationsBot.BotFramework.Authentication;
using Xunit;
using static RelationsBot.BotFramework.Tests.Authentication.AuthenticationBench;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class TokenFormTests : IDisposable
{
    private readonly AuthenticationBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task TheSchemeIsReadInAnyCase(string scheme) =>
        Assert.True((await bench.SendAsync($"{scheme} {ChannelKey.Sign(bench.ChannelClaims)}")).Succeeded);

    [Fact]
    public async Task WithoutAHeaderThereIsNoToken()
    {
        Assert.Equal(AuthenticationRefusal.Unauthorized(RefusalReason.NoToken), (await bench.SendAsync()).Refusal);
        Assert.Equal(AuthenticationRefusal.Unauthorized(RefusalReason.NoToken), (await bench.SendAsync("")).Refusal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("Bearer{0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer\t{0}")]
    [InlineData(" Bearer {0}")]
    [InlineData("Bearer {0} ")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Bearer {0},Bearer {0}")]
    [InlineData("Basic {0}")]
    [InlineData("Bearer {0}.x")]
    [InlineData("Bearer .{0}")]
    [InlineData("Bearer {0}=")]
    [InlineData("Bearer {0}+")]
    [InlineData("Bearer {0}ä")]
    [InlineData("Bearer ")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.")]
    [InlineData("Bearer a..c")]
    [InlineData("Bearer a.b")]
    [InlineData("Bearer null")]
    public async Task AnotherFormIsRefused(string form) =>
        await MalformedAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, ChannelKey.Sign(bench.ChannelClaims)));

    [Fact]
    public async Task TwoHeadersAreRefusedEvenIfBothAreGood()
    {
        var header = "Bearer " + ChannelKey.Sign(bench.ChannelClaims);
        Assert.Equal(AuthenticationRefusal.Unauthorized(RefusalReason.Malformed), (await bench.SendAsync(header, header)).Refusal);
    }

    [Fact]
    public async Task MoreThanSixteenKilobytesAreRefused()
    {
        var claims = bench.ChannelClaims;
        claims["padding"] = new string('x', 8 * 1024);
        Assert.True((await bench.CheckAsync(ChannelKey.Sign(claims))).Succeeded);
        claims["padding"] = new string('x', 16 * 1024);
        await MalformedAsync("Bearer " + ChannelKey.Sign(claims));
    }

    [Theory]
    [InlineData("[]", "{}")]
    [InlineData("{}", "[]")]
    [InlineData("null", "null")]
    [InlineData("{", "{}")]
    [InlineData("{} {}", "{}")]
    [InlineData("{\"alg\":\"RS256\",\"alg\":\"none\"}", "{}")]
    [InlineData("{}", "{\"aud\":\"app-of-the-bot\",\"aud\":\"other\"}")]
    [InlineData("{}", "{\"iss\":\"\\ud800\"}")]
    public async Task PartsThatAreNoJsonObjectsAreRefused(string header, string claims) =>
        await MalformedAsync("Bearer " + ChannelKey.Sign(header, claims));

    [Fact]
    public async Task DeepNestingIsRefused() =>
        await MalformedAsync("Bearer " + ChannelKey.Sign("{}", "{\"a\":" + new string('[', 2_000) + new string(']', 2_000) + "}"));

    [Fact]
    public async Task InvalidUtf8IsRefused() =>
        await MalformedAsync($"Bearer {Base64Url.EncodeToString([0x7B, 0xFF, 0x7D])}.{Base64Url.EncodeToString("{}"u8)}.AAAA");

    [Theory]
    [InlineData("https://channel.test/")]
    [InlineData("HTTPS://CHANNEL.TEST")]
    [InlineData(" https://channel.test")]
    [InlineData("https://sts.windows.net/somebody-else/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task AnIssuerThatIsNotListedIsRefused(string? issuer)
    {
        var claims = bench.ChannelClaims;
        claims["iss"] = issuer;
        await bench.RefusedAsync(401, RefusalReason.Issuer, ChannelKey.Sign(claims));
        Assert.Empty(bench.ChannelServer.Asked);
        Assert.Empty(bench.EmulatorServer.Asked);
    }

    [Fact]
    public async Task TheIssuerOfATokenNeverJoinsTheList()
    {
        var claims = bench.EmulatorClaims;
        claims["iss"] = "https://sts.windows.net/tenant-2/";
        claims["tid"] = "tenant-2";
        await bench.RefusedAsync(401, RefusalReason.Issuer, EmulatorKey.Sign(claims));
        await bench.RefusedAsync(401, RefusalReason.Issuer, EmulatorKey.Sign(claims));
        await bench.AcceptedAsync(EmulatorKey.Sign(bench.EmulatorClaims));
    }

    [Fact]
    public async Task ARefusalNamesIssuerAndKeyForTheLogAndNothingElse()
    {
        var claims = bench.ChannelClaims;
        claims["aud"] = "somebody-else";
        var refusal = (await bench.CheckAsync(ChannelKey.Sign(claims))).Refusal!;
        Assert.Equal(new AuthenticationRefusal(401, RefusalReason.Audience, ChannelIssuer, ChannelKey.KeyId), refusal);
    }

    private async Task MalformedAsync(string header) =>
        Assert.Equal(AuthenticationRefusal.Unauthorized(RefusalReason.Malformed), (await bench.SendAsync(header)).Refusal);
}
