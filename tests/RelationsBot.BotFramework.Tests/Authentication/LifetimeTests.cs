using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Authentication;
using Xunit;
using static RelationsBot.BotFramework.Tests.Authentication.AuthenticationBench;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class LifetimeTests : IDisposable
{
    private readonly AuthenticationBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(-240, 3600)]
    [InlineData(240, 3600)]
    [InlineData(-3600, -240)]
    public async Task ClocksMayBeFourMinutesApart(int notBefore, int expires) => await bench.AcceptedAsync(Token(notBefore, expires));

    [Theory]
    [InlineData(330, 3600)]
    [InlineData(-3600, -330)]
    public async Task ClocksMayNotBeFiveAndAHalfMinutesApart(int notBefore, int expires) =>
        await bench.RefusedAsync(401, RefusalReason.Lifetime, Token(notBefore, expires));

    [Fact]
    public async Task TheSameTokenEndsAsTheClockGoesOn()
    {
        var token = Token(0, 3600);
        await bench.AcceptedAsync(token);
        bench.Clock.Advance(TimeSpan.FromMinutes(64));
        await bench.AcceptedAsync(token);
        bench.Clock.Advance(TimeSpan.FromMinutes(1.5));
        await bench.RefusedAsync(401, RefusalReason.Lifetime, token);
    }

    [Fact]
    public async Task WithoutAnEndItIsRefused() => await bench.RefusedAsync(401, RefusalReason.Lifetime, With("exp", null, remove: true));

    [Fact]
    public async Task WithoutABeginningItIsAccepted() => await bench.AcceptedAsync(With("nbf", null, remove: true));

    [Theory]
    [InlineData("exp", "\"4000000000\"")]
    [InlineData("exp", "null")]
    [InlineData("exp", "true")]
    [InlineData("exp", "[4000000000]")]
    [InlineData("exp", "{}")]
    [InlineData("exp", "-1")]
    [InlineData("exp", "0")]
    [InlineData("exp", "1e400")]
    [InlineData("exp", "99999999999999999999999999")]
    [InlineData("exp", "9223372036854775807")]
    [InlineData("nbf", "\"0\"")]
    [InlineData("nbf", "null")]
    [InlineData("nbf", "1e400")]
    [InlineData("nbf", "99999999999999999999999999")]
    public async Task WhatIsNoInstantIsRefused(string claim, string value)
    {
        var result = await bench.CheckAsync(With(claim, JsonNode.Parse(value)));
        Assert.Equal(401, result.Refusal?.Status);
        Assert.Contains(result.Refusal!.Reason, (RefusalReason[])[RefusalReason.Lifetime, RefusalReason.Malformed]);
    }

    [Fact]
    public async Task ATokenMayComeWithManyRequests()
    {
        var token = Token(0, 3600);
        for (var request = 0; request < 3; request++)
            await bench.AcceptedAsync(token);
    }

    private string Token(int notBefore, int expires)
    {
        var claims = bench.ChannelClaims;
        claims["nbf"] = bench.Now + notBefore;
        claims["exp"] = bench.Now + expires;
        return ChannelKey.Sign(claims);
    }

    private string With(string claim, JsonNode? value, bool remove = false)
    {
        var claims = bench.ChannelClaims;
        claims[claim] = value;
        if (remove)
            claims.Remove(claim);
        return ChannelKey.Sign(claims);
    }
}
