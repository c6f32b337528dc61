using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

public class ConversationStartTests
{
    private readonly DirectLineBench _bench = new();

    [Fact]
    public async Task TheBotHearsOnceOfAConversation()
    {
        var access = _bench.Visitor();

        var first = await _bench.StartAsync(access, """{"user":{},"locale":"en-GB"}""");
        var second = await _bench.StartAsync(access);

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(access.ConversationId, second.Conversation.ConversationId);
        var update = Assert.Single(_bench.Bot.Heard);
        Assert.Equal((ActivityTypes.ConversationUpdate, "directline", "en-GB"), (update.Type, update.ChannelId, update.Locale));
        Assert.Equal(["bot", update.From!.Id], update.MembersAdded!.Select(member => member!.Id));
        Assert.StartsWith("dl_", update.From.Id, StringComparison.Ordinal);
        Assert.Equal("bot", update.Recipient!.Id);
    }

    [Fact]
    public async Task OfManyWhoBeginAtOnceOneDoes()
    {
        var access = _bench.Visitor();

        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _bench.StartAsync(access))));

        Assert.Single(started, start => start.IsNew);
        Assert.Single(_bench.Bot.Heard);
        Assert.Equal(["welcome"], await _bench.TextsAsync(access));
    }

    [Fact]
    public async Task TheWelcomeAnswersNothingThatAClientCouldWaitFor()
    {
        var access = await _bench.BeginAsync();

        var welcome = Assert.Single((await _bench.ReadAsync(access)).Activities);

        Assert.Equal(($"{access.ConversationId}|0000001", null), (welcome.Id, welcome.ReplyToId));
        Assert.Equal(("bot", "RelationsBot", "bot"), (welcome.From!.Id, welcome.From.Name, welcome.From.Role));
    }

    [Fact]
    public async Task TheFirstActivityBeginsTheConversationToo()
    {
        var access = _bench.Visitor();

        await _bench.SayAsync(access, "hi");

        Assert.Equal(["welcome", "hi", "you said hi"], await _bench.TextsAsync(access));
        Assert.False((await _bench.StartAsync(access)).IsNew);
    }

    [Fact]
    public async Task ThereIsNothingToReadBeforeItHasBegun()
    {
        var access = _bench.Visitor();

        var read = await _bench.Server.ReadAsync(access, null, TestContext.Current.CancellationToken);
        var reconnect = await _bench.Server.ReconnectAsync(access, "0", DirectLineBench.StreamRoot, TestContext.Current.CancellationToken);

        Assert.Equal((404, DirectLineError.ConversationNotFound), (read.Error!.Status, read.Error));
        Assert.Equal(DirectLineError.ConversationNotFound, reconnect.Error);
    }

    [Fact]
    public async Task TheStreamUrlIsAbsoluteAndGoesOnAfterTheWatermark()
    {
        var access = _bench.Visitor();
        var started = await _bench.StartAsync(access);

        var again = await _bench.Server.ReconnectAsync(access, "1", DirectLineBench.StreamRoot, TestContext.Current.CancellationToken);

        var path = $"ws://localhost:3978/v3/directline/conversations/{access.ConversationId}/stream?watermark=";
        Assert.StartsWith(path + "0&t=", started.Conversation.StreamUrl, StringComparison.Ordinal);
        Assert.StartsWith(path + "1&t=", again.Value!.StreamUrl, StringComparison.Ordinal);
        Assert.True(_bench.Server.Authorize(again.Value.Token, access.ConversationId).Succeeded);
    }

    [Theory]
    [InlineData("""{"user":{"id":"ann","name":"Ann"}}""", "^ann$")]
    [InlineData("""{"user":{"id":"Bot"}}""", "^dl_.{22}$")]
    [InlineData("""{"user":{"id":"dl_other"}}""", "^dl_.{22}$")]
    [InlineData("{}", "^dl_.{22}$")]
    public async Task WithoutAUserInTheTokenTheClientNamesOne(string body, string userId)
    {
        await _bench.StartAsync(_bench.Nobody(), body);

        Assert.Matches(userId, Assert.Single(_bench.Bot.Heard).From!.Id);
    }
}
