using System.Text;
using RelationsBot.BotFramework.DirectLine;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

public class TokenTests
{
    private readonly DirectLineBench _bench = new();

    [Fact]
    public void ATokenOpensItsConversationUntilItEnds()
    {
        var issued = _bench.Server.GenerateTokenForVisitor();

        Assert.Equal(1800, issued.ExpiresIn);
        Assert.Null(issued.StreamUrl);
        _bench.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(issued.ConversationId, _bench.Server.Authorize(issued.Token, issued.ConversationId).Value!.ConversationId);
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(DirectLineError.TokenExpired, _bench.Server.Authorize(issued.Token, issued.ConversationId).Error);
    }

    [Fact]
    public void IdsNeedNoEscapingAndDiffer()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => _bench.Server.GenerateTokenForVisitor().ConversationId).ToHashSet();

        Assert.Equal(200, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9_-]{22}$", id));
    }

    [Fact]
    public void WithoutATokenItIs401() => Assert.Equal((401, DirectLineError.MissingToken), (DirectLineError.MissingToken.Status, _bench.Server.Authorize(null, "c").Error));

    [Theory]
    [InlineData("x")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("!!.??")]
    [InlineData("e30.e30")]
    public void NonsenseIsRefused(string token) => AssertRefused(token);

    [Fact]
    public void AnEndlessTokenIsRefused() => AssertRefused(new string('A', 100_000) + ".AAAA");

    [Fact]
    public void AForgedTokenIsRefused()
    {
        var token = _bench.Server.GenerateTokenForVisitor().Token;
        var (payload, signature) = (token.Split('.')[0], token.Split('.')[1]);
        var altered = System.Buffers.Text.Base64Url.DecodeFromChars(payload);
        altered[^3] ^= 1;

        AssertRefused($"{System.Buffers.Text.Base64Url.EncodeToString(altered)}.{signature}");
        AssertRefused($"{payload}.{signature[..^4]}");
        AssertRefused($"{payload}.");
        AssertRefused(new DirectLineBench(key: 2).Server.GenerateTokenForVisitor().Token);
    }

    [Fact]
    public void AnotherConversationIsRefused()
    {
        var (mine, theirs) = (_bench.Server.GenerateTokenForVisitor(), _bench.Server.GenerateTokenForVisitor());

        Assert.Equal((403, DirectLineError.TokenRefused), (DirectLineError.TokenRefused.Status, _bench.Server.Authorize(mine.Token, theirs.ConversationId).Error));
    }

    [Fact]
    public async Task AStreamTokenReadsNothingAndAConversationTokenOpensNoStream()
    {
        var conversation = (await _bench.StartAsync(_bench.Visitor())).Conversation;
        var streamToken = conversation.StreamUrl!.Split("&t=")[1];

        AssertRefused(streamToken);
        Assert.Equal(DirectLineError.TokenRefused, (await OpenAsync(conversation.ConversationId, conversation.Token)).Error);
        Assert.Equal(DirectLineError.TokenRefused, (await OpenAsync("other", streamToken)).Error);
        Assert.Equal(DirectLineError.MissingToken, (await OpenAsync(conversation.ConversationId, null)).Error);
        Assert.True((await OpenAsync(conversation.ConversationId, streamToken)).Succeeded);
    }

    [Fact]
    public async Task AStreamTokenConnectsForAMinute()
    {
        var conversation = (await _bench.StartAsync(_bench.Visitor())).Conversation;

        _bench.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(DirectLineError.TokenExpired, (await _bench.OpenAsync(conversation.StreamUrl!)).Error);
    }

    [Fact]
    public void RefreshGivesAFullLifeAndLeavesTheOldTokenItsOwn()
    {
        var first = _bench.Server.GenerateTokenForVisitor();
        _bench.Clock.Advance(TimeSpan.FromMinutes(15));

        var second = _bench.Server.RefreshToken(_bench.Access(first.Token));

        Assert.Equal((first.ConversationId, 1800), (second.ConversationId, second.ExpiresIn));
        Assert.True(_bench.Server.Authorize(first.Token, null).Succeeded);
        _bench.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.False(_bench.Server.Authorize(first.Token, null).Succeeded);
        Assert.True(_bench.Server.Authorize(second.Token, null).Succeeded);
    }

    [Fact]
    public void ALineOfTokensEndsAfterADay()
    {
        var token = _bench.Server.GenerateTokenForVisitor();
        for (var minutes = 0; minutes < 24 * 60 - 20; minutes += 20)
        {
            _bench.Clock.Advance(TimeSpan.FromMinutes(20));
            token = _bench.Server.RefreshToken(_bench.Access(token.Token));
        }

        Assert.Equal(20 * 60, token.ExpiresIn);
        _bench.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(DirectLineError.TokenExpired, _bench.Server.Authorize(token.Token, null).Error);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{}", null)]
    [InlineData("""{"user":null,"trustedOrigins":null}""", null)]
    [InlineData("""{"user":{"id":"dl_ann","name":"Ann"}}""", null)]
    [InlineData("""{"user":{"id":"ann"}}""", "BadArgument")]
    [InlineData("""{"user":{"id":"DL_ann"}}""", "BadArgument")]
    [InlineData("""{"user":{"id":"dl_"}}""", "BadArgument")]
    [InlineData("""{"user":{"id":"dl_4567890123456789012345678901234567890123456789012345678901234"}}""", null)]
    [InlineData("""{"user":{"id":"dl_45678901234567890123456789012345678901234567890123456789012345"}}""", "BadArgument")]
    [InlineData("""{"user":"dl_ann"}""", "BadArgument")]
    [InlineData("[]", "BadArgument")]
    [InlineData("{", "BadArgument")]
    public void GeneratesForUsersWhomOnlyATokenMayName(string body, string? code)
    {
        var result = _bench.Server.GenerateToken(Encoding.UTF8.GetBytes(body));

        Assert.Equal(code, result.Error?.Code);
        Assert.Equal(code is null, result.Succeeded);
    }

    [Fact]
    public void TrustedOriginsTravelInTheTokenThroughRefreshes()
    {
        var first = _bench.Server.GenerateToken("""{"trustedOrigins":["https://a.example",null]}"""u8).Value!;

        var second = _bench.Server.RefreshToken(_bench.Access(first.Token));

        Assert.Equal(["https://a.example"], _bench.Server.TrustedOriginsOf(second.Token)!);
    }

    [Fact]
    public async Task TrustedOriginsAreHeardOfStreamTokensAndOfEndedOnesButNotOfForgedOnes()
    {
        var token = _bench.Server.GenerateToken("""{"trustedOrigins":["https://a.example"]}"""u8).Value!.Token;
        var stream = (await _bench.StartAsync(_bench.Access(token))).Conversation.StreamUrl!.Split("&t=")[1];

        _bench.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(DirectLineError.TokenExpired, _bench.Server.Authorize(token, null).Error);
        Assert.Equal(["https://a.example"], _bench.Server.TrustedOriginsOf(token)!);
        Assert.Equal(["https://a.example"], _bench.Server.TrustedOriginsOf(stream)!);
        Assert.Null(_bench.Server.TrustedOriginsOf(token[..^4]));
        Assert.Null(_bench.Server.TrustedOriginsOf(null));
        Assert.Null(_bench.Server.TrustedOriginsOf(_bench.Server.GenerateTokenForVisitor().Token));
    }

    [Fact]
    public async Task ASecretsHolderReadsAndWritesAnyConversationThatHasBegunAndBeginsNoneUnderAnIdOfItsOwn()
    {
        var begun = await _bench.BeginAsync();
        var holder = _bench.Server.AuthorizeSecretHolder(begun.ConversationId);

        Assert.True((await _bench.PostAsync(holder, """{"type":"message","text":"hi","from":{"id":"back-office"}}""")).Succeeded);
        Assert.Equal(["welcome", "hi", "you said hi"], await _bench.TextsAsync(holder));
        Assert.Equal("back-office", _bench.Bot.Heard.Last().From!.Id);
        Assert.Equal("BadArgument", (await _bench.PostAsync(holder, """{"type":"message","from":{"id":"bot"}}""")).Error!.Code);

        var stranger = _bench.Server.AuthorizeSecretHolder("made-up");
        Assert.Equal(DirectLineError.ConversationNotFound, (await _bench.PostAsync(stranger, """{"type":"message","from":{"id":"x"}}""")).Error);
        Assert.Equal(DirectLineError.ConversationNotFound, (await _bench.Server.ReadAsync(stranger, null, TestContext.Current.CancellationToken)).Error);
        Assert.Equal(DirectLineError.ConversationNotFound, (await _bench.Server.ReconnectAsync(stranger, null, DirectLineBench.StreamRoot, TestContext.Current.CancellationToken)).Error);
    }

    [Fact]
    public void OriginsThatMakeAnUnusableTokenAreRefused() => Assert.Equal(
        "BadArgument",
        _bench.Server.GenerateToken(Encoding.UTF8.GetBytes($$"""{"trustedOrigins":["{{new string('x', 8_000)}}"]}""")).Error!.Code);

    [Fact]
    public void AShortKeyIsRefused() => Assert.Throws<ArgumentException>(() => new DirectLineServer(
        new() { SigningKey = new byte[31], Bot = new() { Id = "bot" } }, _bench.Log, _bench.Bot, _bench.Clock));

    private void AssertRefused(string token) => Assert.Equal(DirectLineError.TokenRefused, _bench.Server.Authorize(token, null).Error);

    private Task<DirectLineResult<DirectLineStream>> OpenAsync(string conversationId, string? token) => _bench.OpenAsync(conversationId, token, null);
}
