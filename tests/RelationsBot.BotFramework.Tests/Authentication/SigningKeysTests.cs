using System.Net;
using RelationsBot.BotFramework.Authentication;
using Xunit;
using static RelationsBot.BotFramework.Tests.Authentication.AuthenticationBench;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class SigningKeysTests : IDisposable
{
    private readonly AuthenticationBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task TwentyCallersAtOnceFetchTheKeysOnce()
    {
        var gate = new TaskCompletionSource();
        bench.ChannelServer.Gate = gate.Task;
        var token = ChannelKey.Sign(bench.ChannelClaims);
        var checks = Enumerable.Range(0, 20).Select(_ => bench.CheckAsync(token)).ToList();
        Assert.DoesNotContain(checks, check => check.IsCompleted);
        gate.SetResult();
        Assert.All(await Task.WhenAll(checks), result => Assert.True(result.Succeeded));
        Assert.Equal(1, bench.ChannelServer.Fetches);
        Assert.Equal(0, bench.EmulatorServer.Fetches);
    }

    [Fact]
    public async Task AFetchThatTakesLongerThanTheMinimumIsStillMadeOnce()
    {
        bench.Options = bench.Options with { KeyRefreshMinimum = TimeSpan.FromSeconds(1) };
        var gate = new TaskCompletionSource();
        bench.ChannelServer.Gate = gate.Task;
        var token = ChannelKey.Sign(bench.ChannelClaims);
        var first = bench.CheckAsync(token);
        await Eventually(() => bench.ChannelServer.Fetches == 1);
        bench.Clock.Advance(TimeSpan.FromSeconds(3));
        var second = bench.CheckAsync(token);
        gate.SetResult();
        Assert.True((await first).Succeeded);
        Assert.True((await second).Succeeded);
        Assert.Equal(1, bench.ChannelServer.Fetches);
    }

    [Fact]
    public async Task ANewKeyIsFetchedAtOnceAndAWithdrawnOneIsAcceptedNoMore()
    {
        var old = ChannelKey.Sign(bench.ChannelClaims);
        await bench.AcceptedAsync(old);
        bench.ChannelServer.Keys = [OtherKey.Published("msteams")];
        await bench.AcceptedAsync(old);
        bench.Clock.Advance(bench.Options.KeyRefreshMinimum);

        var gate = new TaskCompletionSource();
        bench.ChannelServer.Gate = gate.Task;
        var token = OtherKey.Sign(bench.ChannelClaims);
        var checks = Enumerable.Range(0, 20).Select(_ => bench.CheckAsync(token)).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(checks), result => Assert.True(result.Succeeded));
        Assert.Equal(2, bench.ChannelServer.Fetches);
        await bench.RefusedAsync(401, RefusalReason.Key, old);
    }

    [Fact]
    public async Task UnknownKeysAreFetchedNoMoreOftenThanTheMinimumAllows()
    {
        await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        var unknown = OtherKey.Sign(bench.ChannelClaims);
        for (var attempt = 0; attempt < 10; attempt++)
            await bench.RefusedAsync(401, RefusalReason.Key, unknown);
        Assert.Equal(1, bench.ChannelServer.Fetches);
        bench.Clock.Advance(TimeSpan.FromSeconds(59));
        await bench.RefusedAsync(401, RefusalReason.Key, unknown);
        Assert.Equal(1, bench.ChannelServer.Fetches);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.RefusedAsync(401, RefusalReason.Key, unknown);
        Assert.Equal(2, bench.ChannelServer.Fetches);
    }

    [Fact]
    public async Task WhoseKeyIsKnownNeverWaitsForAFetch()
    {
        var token = ChannelKey.Sign(bench.ChannelClaims);
        await bench.AcceptedAsync(token);
        bench.Clock.Advance(bench.Options.KeyRefreshMinimum);
        bench.ChannelServer.Gate = new TaskCompletionSource().Task;
        var stranger = bench.CheckAsync(OtherKey.Sign(bench.ChannelClaims));
        await bench.AcceptedAsync(token);
        Assert.False(stranger.IsCompleted);
    }

    [Fact]
    public async Task KeysAreRefreshedInTheBackgroundEveryDay()
    {
        var day = bench.Options with { KeyRefreshMinimum = TimeSpan.FromMinutes(1) };
        bench.Options = day;
        var claims = bench.ChannelClaims;
        claims["exp"] = bench.Now + 1_000_000;
        var token = ChannelKey.Sign(claims);
        await bench.AcceptedAsync(token);
        bench.ChannelServer.Keys = [OtherKey.Published("msteams")];
        bench.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1, bench.ChannelServer.Fetches);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await Eventually(() => bench.ChannelServer.Fetches == 2);
        await EventuallyAsync(async () => (await bench.CheckAsync(token)).Refusal?.Reason == RefusalReason.Key);
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(500, "")]
    [InlineData(404, "")]
    [InlineData(302, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html>Sorry</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "{\"keys\":[]}")]
    [InlineData(200, "{\"jwks_uri\":7}")]
    [InlineData(200, "{\"jwks_uri\":\"\\ud800\"}")]
    [InlineData(200, "{\"jwks_uri\":\"/keys\"}")]
    [InlineData(200, "{\"jwks_uri\":\"https://channel.test/keys\",\"keys\":[]}")]
    [InlineData(200, "{\"jwks_uri\":\"https://channel.test/keys\",\"keys\":7}")]
    [InlineData(200, "{\"jwks_uri\":\"https://channel.test/keys\",\"keys\":[7]}")]
    [InlineData(200, "{\"jwks_uri\":\"https://channel.test/keys\",\"keys\":[{\"kty\":\"RSA\"}]}")]
    [InlineData(200, "{\"jwks_uri\":\"https://channel.test/keys\",\"keys\":[{\"kty\":\"RSA\",\"kid\":\"channel-key\",\"n\":\"!\",\"e\":\"!\"}]}")]
    public async Task WithoutAnyKeysTheChannelIsAskedToComeAgain(int status, string body)
    {
        bench.ChannelServer.Instead = () => Answer(status, body);
        var token = ChannelKey.Sign(bench.ChannelClaims);
        var refusal = (await bench.CheckAsync(token)).Refusal!;
        Assert.Equal((503, RefusalReason.KeysUnavailable), (refusal.Status, refusal.Reason));
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1), bench.Options.KeyRefreshMinimum);
        Assert.True(bench.Authentication.IsDegraded);

        // The failure is remembered no longer than the minimum.
        bench.ChannelServer.Instead = null;
        await bench.RefusedAsync(503, RefusalReason.KeysUnavailable, token);
        bench.Clock.Advance(bench.Options.KeyRefreshMinimum);
        await bench.AcceptedAsync(token);
        Assert.False(bench.Authentication.IsDegraded);
    }

    [Fact]
    public async Task AFailedFetchKeepsTheOldKeysAndIsTriedAgain()
    {
        var token = ChannelKey.Sign(bench.ChannelClaims);
        await bench.AcceptedAsync(token);
        bench.ChannelServer.Instead = () => Answer(503, "");
        bench.Clock.Advance(bench.Options.KeyRefreshMinimum);
        await bench.RefusedAsync(401, RefusalReason.Key, OtherKey.Sign(bench.ChannelClaims));
        Assert.True(bench.Authentication.IsDegraded);
        await bench.AcceptedAsync(token);

        bench.ChannelServer.Instead = null;
        bench.Clock.Advance(bench.Options.KeyRefreshMinimum);
        await Eventually(() => !bench.Authentication.IsDegraded);
    }

    [Fact]
    public async Task MoreThanAMegabyteOfKeysIsAFailure()
    {
        bench.ChannelServer.Keys = [ChannelKey.Published(new string('x', 1024 * 1024))];
        await bench.RefusedAsync(503, RefusalReason.KeysUnavailable, ChannelKey.Sign(bench.ChannelClaims));
    }

    [Fact]
    public async Task AFetchIsGivenUpAfterFiveSeconds()
    {
        bench.ChannelServer.Gate = new TaskCompletionSource().Task;
        var check = bench.CheckAsync(ChannelKey.Sign(bench.ChannelClaims));
        await Eventually(() => bench.ChannelServer.Fetches == 1);
        bench.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(check.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(RefusalReason.KeysUnavailable, (await check).Refusal?.Reason);
    }

    [Theory]
    [InlineData("http://channel.test/keys")]
    [InlineData("http://localhost/keys")]
    [InlineData("https://localhost/keys")]
    [InlineData("file:///etc/keys")]
    public async Task KeysThatSomebodyOnTheWayCouldChangeAreNotFetched(string address)
    {
        bench.ChannelServer.KeysAddress = address;
        await bench.RefusedAsync(503, RefusalReason.KeysUnavailable, ChannelKey.Sign(bench.ChannelClaims));
        Assert.Equal(bench.ChannelServer.Metadata, Assert.Single(bench.ChannelServer.Asked));
    }

    [Fact]
    public async Task ANetworkThatIsDownIsAFailure()
    {
        bench.ChannelServer.Instead = () => throw new HttpRequestException(HttpRequestError.ConnectionError);
        await bench.RefusedAsync(503, RefusalReason.KeysUnavailable, ChannelKey.Sign(bench.ChannelClaims));
    }

    [Fact]
    public async Task WhoeverGivesUpLeavesTheFetchToTheOthers()
    {
        var gate = new TaskCompletionSource();
        bench.ChannelServer.Gate = gate.Task;
        using var given = new CancellationTokenSource();
        var token = ChannelKey.Sign(bench.ChannelClaims);
        var first = bench.Authentication.AuthenticateAsync(["Bearer " + token], given.Token);
        var second = bench.CheckAsync(token);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.True((await second).Succeeded);
        Assert.Equal(1, bench.ChannelServer.Fetches);
    }

    [Fact]
    public async Task EndorsementsGoWithTheirKey()
    {
        bench.ChannelServer.Keys = [ChannelKey.Published("msteams"), OtherKey.Published("webchat")];
        var teams = await bench.AcceptedAsync(ChannelKey.Sign(bench.ChannelClaims));
        var webChat = await bench.AcceptedAsync(OtherKey.Sign(bench.ChannelClaims));
        Assert.Equal(["msteams"], teams.Endorsements);
        Assert.Equal(["webchat"], webChat.Endorsements);
    }

    private static HttpResponseMessage Answer(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body) };

    private static Task Eventually(Func<bool> condition) => EventuallyAsync(() => Task.FromResult(condition()));

    /// <summary>Waits for work that a timer began on another thread.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
