using RelationsBot.BotFramework.Authentication;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class AccessTokensTests
{
    private const string Scope = "https://connector.test/.default";

    private readonly ManualTimeProvider clock = new();
    private readonly TokenIssuerDouble issuer = new(TimeSpan.FromHours(1));
    private readonly AccessTokens tokens;

    public AccessTokensTests() => tokens = new(issuer, clock, new Random(1));

    [Fact]
    public async Task TwentyRepliesAtOnceFetchOneToken()
    {
        var gate = new TaskCompletionSource();
        issuer.Gate = gate.Task;
        var gets = Enumerable.Range(0, 20).Select(_ => GetAsync()).ToList();
        Assert.DoesNotContain(gets, get => get.IsCompleted);
        gate.SetResult();
        Assert.All(await Task.WhenAll(gets), token => Assert.Equal("token-1", token));
        Assert.Equal(1, issuer.Asked);
    }

    [Fact]
    public async Task EachScopeHasATokenOfItsOwn()
    {
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal("token-2", await GetAsync("caller/.default"));
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal([Scope, "caller/.default"], issuer.Scopes);
    }

    [Theory]
    [InlineData(3600, 3299, 3301)]
    [InlineData(86400, 86099, 86101)]
    [InlineData(100, 79, 81)]
    public async Task ATokenIsRenewedFiveMinutesOrAFifthOfItsLifeBeforeItsEnd(int lifetime, int stillOld, int already)
    {
        var issuer = new TokenIssuerDouble(TimeSpan.FromSeconds(lifetime));
        var tokens = new AccessTokens(issuer, clock, new Random(1));
        Assert.Equal("token-1", await tokens.GetAsync(Scope, TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(stillOld));
        Assert.Equal("token-1", await tokens.GetAsync(Scope, TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(already - stillOld));
        Assert.Equal("token-2", await tokens.GetAsync(Scope, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WhereRenewingFailsTheOldTokenIsUsedToItsEnd()
    {
        await GetAsync();
        issuer.Instead = () => IssuedToken.Unavailable();
        clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("token-1", await GetAsync());
        Assert.True(tokens.IsDegraded);
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(2, issuer.Asked);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(3, issuer.Asked);

        issuer.Instead = () => IssuedToken.Denied();
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await GetAsync());
        issuer.Instead = null;
        Assert.NotNull(await GetAsync());
        Assert.False(tokens.IsDegraded);
    }

    [Fact]
    public async Task ADroppedTokenIsFetchedAnewOnce()
    {
        var first = (await GetAsync())!;
        tokens.Drop(Scope, first);
        var second = (await GetAsync())!;
        Assert.NotEqual(first, second);

        // Another reply learns late that the first was not accepted.
        tokens.Drop(Scope, first);
        Assert.Equal(second, await GetAsync());
    }

    [Fact]
    public async Task WhatMayComeIsAskedForAgainForTenSecondsAtMost()
    {
        issuer.Instead = () => IssuedToken.Unavailable();
        var began = clock.GetUtcNow();
        Assert.Null(await clock.RunAsync(GetAsync()));
        Assert.InRange(issuer.Asked, 4, 5);
        Assert.True(clock.GetUtcNow() - began <= TimeSpan.FromSeconds(10));
        Assert.True(tokens.IsDegraded);
    }

    [Fact]
    public async Task TheIssuersWishForAPauseIsHonoured()
    {
        var began = clock.GetUtcNow();
        issuer.Instead = () => issuer.Asked == 1 ? IssuedToken.Unavailable(new(TimeSpan.FromSeconds(7))) : IssuedToken.Of("late", TimeSpan.FromHours(1));
        Assert.Equal("late", await clock.RunAsync(GetAsync()));
        Assert.Equal(TimeSpan.FromSeconds(7), clock.GetUtcNow() - began);
    }

    [Fact]
    public async Task ADenialIsNotAskedAboutAgain()
    {
        issuer.Instead = () => IssuedToken.Denied();
        Assert.Null(await GetAsync());
        Assert.Equal(1, issuer.Asked);
        Assert.True(tokens.IsDegraded);
    }

    [Fact]
    public async Task WhoeverGivesUpLeavesTheFetchToTheOthers()
    {
        var gate = new TaskCompletionSource();
        issuer.Gate = gate.Task;
        using var given = new CancellationTokenSource();
        var first = tokens.GetAsync(Scope, given.Token);
        var second = GetAsync();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.Equal("token-1", await second);
    }

    private Task<string?> GetAsync(string scope = Scope) => tokens.GetAsync(scope, TestContext.Current.CancellationToken);
}
