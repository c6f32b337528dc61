using System.Text.Json;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

public class PostActivityTests
{
    private readonly DirectLineBench _bench = new();

    [Fact]
    public async Task TheEchoComesBeforeTheReplyThatNamesIt()
    {
        var access = await _bench.BeginAsync();

        var id = await _bench.SayAsync(access, "hi");

        var activities = (await _bench.ReadAsync(access, "1")).Activities;
        Assert.Equal($"{access.ConversationId}|0000002", id);
        Assert.Equal([("hi", id, null), ("you said hi", $"{access.ConversationId}|0000003", id)], activities.Select(activity => (activity.Text, activity.Id, activity.ReplyToId)));
        Assert.Equal(["user", "bot"], activities.Select(activity => activity.From!.Role));
        Assert.All(activities, activity => Assert.Equal(("directline", access.ConversationId), (activity.ChannelId, activity.Conversation!.Id)));
    }

    [Fact]
    public async Task WhatAClientMayNotSayIsOverwrittenAndTheRestComesBackUnchanged()
    {
        var access = await _bench.BeginAsync();

        await _bench.PostAsync(access, """
            {"type":"message","text":"hi","id":"mine","timestamp":"1999-01-01T00:00:00Z","serviceUrl":"http://evil.example","callerId":"urn:evil",
             "channelId":"msteams","conversation":{"id":"other"},"recipient":{"id":"other"},"deliveryMode":"expectReplies",
             "from":{"id":"bot","name":"Bot","role":"bot","aadObjectId":"a"},
             "channelData":{"clientActivityID":"k"},"localTimezone":"Asia/Tokyo","entities":[null,{"type":"ClientCapabilities","x":1}],"attachments":[null]}
            """);

        var echo = (await _bench.ReadAsync(access, "1")).Activities[0];
        Assert.Equal($$$"""
            {"type":"message","id":"{{{access.ConversationId}}}|0000002","timestamp":"2026-01-02T03:04:05.000Z","channelId":"directline",
            "from":{"id":"{{{_bench.Bot.Heard.First().From!.Id}}}","role":"user"},"conversation":{"id":"{{{access.ConversationId}}}"},
            "recipient":{"id":"bot","name":"RelationsBot","role":"bot"},"text":"hi","attachments":[],"entities":[{"type":"ClientCapabilities","x":1}],
            "channelData":{"clientActivityID":"k"},"localTimezone":"Asia/Tokyo"}
            """.ReplaceLineEndings(""), JsonSerializer.Serialize(echo, ActivityJsonContext.Default.Activity));
        Assert.Same(echo, _bench.Bot.Heard.Last());
    }

    [Theory]
    [InlineData("""{"type":"message","from":{"id":"ann","name":"Ann","role":"bot"}}""", null)]
    [InlineData("""{"type":"message","from":{"id":"bot"}}""", "BadArgument")]
    [InlineData("""{"type":"message","from":{"id":"BOT"}}""", "BadArgument")]
    [InlineData("""{"type":"message","from":{"id":"dl_other"}}""", "BadArgument")]
    [InlineData("""{"type":"message","from":{}}""", "MissingProperty")]
    [InlineData("""{"type":"message"}""", "MissingProperty")]
    public async Task WithoutAUserInTheTokenTheSenderIsTheClientsWordButNeverTheBot(string body, string? code)
    {
        var access = _bench.Nobody();

        var result = await _bench.PostAsync(access, body);

        Assert.Equal(code, result.Error?.Code);
        if (code is null)
            Assert.Equal(("ann", "Ann", "user"), (_bench.Bot.Heard.Last().From!.Id, _bench.Bot.Heard.Last().From!.Name, _bench.Bot.Heard.Last().From!.Role));
        else
            Assert.Empty(_bench.Bot.Heard);
    }

    [Theory]
    [InlineData("", 400, "BadArgument")]
    [InlineData("[]", 400, "BadArgument")]
    [InlineData("{}", 400, "MissingProperty")]
    [InlineData("""{"type":7}""", 400, "BadArgument")]
    public async Task WhatIsNoActivityIsRefused(string body, int status, string code)
    {
        var access = await _bench.BeginAsync();

        var result = await _bench.PostAsync(access, body);

        Assert.Equal((status, code), (result.Error!.Status, result.Error.Code));
        Assert.Equal("1", (await _bench.ReadAsync(access)).Watermark);
    }

    [Fact]
    public async Task AnActivityMayHave256Kilobytes()
    {
        var access = await _bench.BeginAsync();
        var start = """{"type":"event","x":""" + "\"";
        var largest = start.PadRight(DirectLineServer.MaximumActivityBytes - 2, 'x') + "\"}";

        Assert.True((await _bench.PostAsync(access, largest)).Succeeded);
        var refused = (await _bench.PostAsync(access, largest + " ")).Error!;

        Assert.Equal((413, "MessageSizeTooBig"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("invokeResponse")]
    [InlineData("conversationUpdate")]
    [InlineData(null)]
    public async Task WhatAClientCannotShowIsHiddenFromTheBotsSide(string? type)
    {
        var access = await _bench.BeginAsync();
        _bench.Bot.Says = incoming => [ActivityReply.To(incoming) with { Type = type }, ActivityReply.To(incoming) with { Text = "shown" }];

        await _bench.SayAsync(access, "hi");

        Assert.Equal(["welcome", "hi", "shown"], await _bench.TextsAsync(access));
    }

    [Theory]
    [InlineData("endOfConversation")]
    [InlineData("conversationUpdate")]
    [InlineData("event")]
    [InlineData("unheardOf")]
    public async Task AClientGetsItsOwnBackWhateverTheType(string type)
    {
        var access = await _bench.BeginAsync();
        _bench.Bot.Says = _ => [];

        var id = (await _bench.PostAsync(access, $$"""{"type":"{{type}}"}""")).Value!.Id;

        var echo = Assert.Single((await _bench.ReadAsync(access, "1")).Activities);
        Assert.Equal((type, id), (echo.Type, echo.Id));
    }

    [Fact]
    public async Task TypingIsShownButNotKept()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        _bench.Bot.Says = incoming => [ActivityReply.To(incoming, ActivityTypes.Typing)];

        var id = (await _bench.PostAsync(access, """{"type":"typing"}""")).Value!.Id;

        var shown = await DirectLineBench.TakeAsync(stream, 2);
        Assert.Equal([("typing", "user", null), ("typing", "bot", null)], shown.Select(activity => (activity.Type, activity.From!.Role, activity.ReplyToId)));
        Assert.Equal(id, shown[0].Id);
        Assert.NotEqual(id, shown[1].Id);
        Assert.Equal("1", (await _bench.ReadAsync(access)).Watermark);
        Assert.Equal(["welcome"], await _bench.TextsAsync(access));
    }

    [Fact]
    public async Task TimeNeverGoesBack()
    {
        var access = await _bench.BeginAsync();
        await _bench.SayAsync(access, "one");
        _bench.Clock.Advance(TimeSpan.FromHours(-1));
        await _bench.SayAsync(access, "two");
        _bench.Clock.Advance(TimeSpan.FromHours(2));
        await _bench.SayAsync(access, "three");

        var stamps = (await _bench.ReadAsync(access)).Activities.Select(activity => activity.Timestamp!).ToList();

        Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
        Assert.Equal(["2026-01-02T03:04:05.000Z", "2026-01-02T04:04:05.000Z"], stamps.Distinct());
    }

    [Fact]
    public async Task AFaultOfTheBotReachesTheHostAndLeavesNothing()
    {
        var access = await _bench.BeginAsync();
        _bench.Bot.Says = _ => throw new InvalidOperationException("fault");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.SayAsync(access, "hi"));

        Assert.Equal(["welcome"], await _bench.TextsAsync(access));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hi","id":"mine"}""", """{"type":"message","text":"hi","id":"mine","localTimestamp":"later"}""", true)]
    [InlineData("""{"type":"message","text":"hi","channelData":{"clientActivityID":"mine"}}""", """{"type":"message","text":"hi","channelData":{"clientActivityID":"mine","x":1}}""", true)]
    [InlineData("""{"type":"event","name":"n","value":{"a":1},"id":"mine"}""", """{"type":"event","name":"n","value":{"a":1},"id":"mine"}""", true)]
    [InlineData("""{"type":"message","text":"hi"}""", """{"type":"message","text":"hi"}""", false)]
    [InlineData("""{"type":"message","text":"hi","id":""}""", """{"type":"message","text":"hi","id":""}""", false)]
    [InlineData("""{"type":"message","text":"hi","channelData":{"clientActivityID":7}}""", """{"type":"message","text":"hi","channelData":{"clientActivityID":7}}""", false)]
    [InlineData("""{"type":"message","text":"hi","channelData":7}""", """{"type":"message","text":"hi","channelData":7}""", false)]
    [InlineData("""{"type":"message","text":"hi","id":"mine"}""", """{"type":"message","text":"hi","id":"other"}""", false)]
    [InlineData("""{"type":"message","text":"hi","id":"mine"}""", """{"type":"message","text":"ho","id":"mine"}""", false)]
    [InlineData("""{"type":"event","name":"n","value":{"a":1},"id":"mine"}""", """{"type":"event","name":"n","value":{"a":2},"id":"mine"}""", false)]
    public async Task WhatAClientPostsAgainUnderItsOwnIdIsPublishedOnce(string first, string second, bool isOnce)
    {
        var access = await _bench.BeginAsync();

        var ids = new[] { (await _bench.PostAsync(access, first)).Value!.Id, (await _bench.PostAsync(access, second)).Value!.Id };

        Assert.Equal(isOnce, ids[0] == ids[1]);
        Assert.Equal(isOnce ? 1 : 2, (await _bench.ReadAsync(access)).Activities.Count(activity => activity.From!.Role == "user"));
    }
}
