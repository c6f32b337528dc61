using System.Text.Json;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

/// <summary>Votes are kept with the exact answer, which is looked up and not told by the client.</summary>
public sealed class VotesTests
{
    private const string Refused = "When did Ada Holm visit the moon?";

    private readonly MemoryStorage storage = Turns.Storage();
    private readonly ActivityTurns turns;

    public VotesTests() => turns = Turns.Over(storage);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("LikeAction", true)]
    [InlineData("DislikeAction", false)]
    public async Task AVoteInWebChatIsKeptInSilenceWithQuestionAndAnswer(string button, bool isPositive)
    {
        var first = await Say("c|0000001", Turns.Question);
        await Say("c|0000003", Refused);
        var pressed = Press(first, button, "c|0000005");
        Assert.Empty((await turns.TakeAsync(pressed, Cancel)).Replies);
        var vote = Assert.Single(await storage.ReadFeedbackAsync(Cancel));
        Assert.Equal((isPositive, "c|0000001", null), (vote.IsPositive, vote.ActivityId, vote.Comment));
        Assert.Equal(Turns.Question, vote.Answer!.Question);
        Assert.Contains(Turns.AnswerPart, vote.Answer.Text);
        Assert.NotEmpty(vote.Answer.Entries);
    }

    [Fact]
    public async Task ARefusalMayBeVotedOnToo()
    {
        var refusal = await Say("1", Refused);
        await turns.TakeAsync(Press(refusal, "DislikeAction", "2"), Cancel);
        var vote = Assert.Single(await storage.ReadFeedbackAsync(Cancel));
        Assert.Equal(Refused, vote.Answer!.Question);
        Assert.Empty(vote.Answer.Entries);
    }

    [Fact]
    public async Task EachAnswersButtonsHaveIdsOfTheirOwn()
    {
        string[] ids = [.. Buttons(await Say("1", Turns.Question)), .. Buttons(await Say("2", Turns.Question)), .. Buttons(await Say("2 ", Turns.Question))];
        Assert.Equal(6, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("help")]
    [InlineData("thanks")]
    public async Task CourtesiesAreNotVotedOn(string said) => Assert.Null((await Say("1", said)).Entities);

    [Fact]
    public async Task WhatCannotBeFoundAgainIsNotVotedOn() => Assert.Empty(Buttons(await Say(null, Turns.Question)));

    [Theory]
    [InlineData("_:like-elsewhere")]
    [InlineData("_:like-")]
    [InlineData("_:like-%")]
    [InlineData("1")]
    [InlineData("")]
    public async Task AVoteOnNothingIsNotKept(string id)
    {
        var answer = await Say("1", Turns.Question);
        await turns.TakeAsync(Press(answer, "LikeAction", "2", id), Cancel);
        Assert.Empty(await storage.ReadFeedbackAsync(Cancel));
    }

    [Fact]
    public async Task AVoteIsCountedOnceHoweverOftenItComes()
    {
        var answer = await Say("1", Turns.Question);
        await turns.TakeAsync(Press(answer, "LikeAction", "2"), Cancel);
        await turns.TakeAsync(Press(answer, "LikeAction", "2"), Cancel);
        Assert.Single(await storage.ReadFeedbackAsync(Cancel));
    }

    [Fact]
    public async Task AVoteInTeamsIsKeptWithTheAnswerOfTheMessageItNames()
    {
        var channel = new NumberingChannel();
        var policy = new ServiceUrlPolicy(allowLoopback: true);
        var connected = new ConnectorTurns(turns, storage, new ConnectorClient(new HttpClient(channel), policy, TimeProvider.System, Random.Shared));
        await connected.AnswerAsync(Turns.InTeams(Turns.Message("1")), Caller.Anonymous, Cancel);
        await connected.AnswerAsync(Turns.InTeams(Turns.Message("2", Refused)), Caller.Anonymous, Cancel);
        var submitted = Turns.InTeams(Turns.Invoke("3", "message/submitAction", """{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"Wrong year.\"}"}}""")) with { ReplyToId = "reply-1" };
        var answer = await turns.TakeAsync(submitted, Cancel);
        Assert.Equal((200, "{}"), (answer.Invoke!.Status, answer.Invoke.Body!.Value.GetRawText()));
        var vote = Assert.Single(await storage.ReadFeedbackAsync(Cancel));
        Assert.Equal((false, "reply-1", "Wrong year."), (vote.IsPositive, vote.ActivityId, vote.Comment));
        Assert.Equal(Turns.Question, vote.Answer!.Question);
        Assert.Contains(Turns.AnswerPart, vote.Answer.Text);
        await turns.TakeAsync(submitted, Cancel);
        Assert.Single(await storage.ReadFeedbackAsync(Cancel));
    }

    [Fact]
    public async Task AnybodyInAGroupMayVoteOnAnAnswer()
    {
        var channel = new NumberingChannel();
        var policy = new ServiceUrlPolicy(allowLoopback: true);
        var connected = new ConnectorTurns(turns, storage, new ConnectorClient(new HttpClient(channel), policy, TimeProvider.System, Random.Shared));
        await connected.AnswerAsync(Turns.InGroup(Turns.Message("1"), "ann"), Caller.Anonymous, Cancel);
        await turns.TakeAsync(Turns.InGroup(Turns.Invoke("2", "message/submitAction", """{"actionName":"feedback","actionValue":{"reaction":"like"}}"""), "ben") with { ReplyToId = "reply-1" }, Cancel);
        Assert.Equal(Turns.Question, Assert.Single(await storage.ReadFeedbackAsync(Cancel)).Answer!.Question);
    }

    private async Task<Activity> Say(string? id, string text) =>
        Assert.Single((await turns.TakeAsync(Turns.Message(id, text) with { ChannelId = "webchat" }, Cancel)).Replies);

    private static List<string> Buttons(Activity answer) => answer.Entities?[0]!.Properties is { } entity && entity.TryGetValue("potentialAction", out var actions)
        ? [.. actions.EnumerateArray().Select(action => action.GetProperty("@id").GetString()!)]
        : [];

    /// <summary>What Web Chat sends when a button is pressed: the action as it came, no replyToId.</summary>
    private static Activity Press(Activity answer, string button, string eventId, string? actionId = null)
    {
        var action = answer.Entities![0]!.Properties!["potentialAction"].EnumerateArray().Single(a => a.GetProperty("@type").GetString() == button);
        var sent = JsonSerializer.Deserialize(action.GetRawText(), ActivityJsonContext.Default.Entity)!;
        if (actionId is not null)
            sent.Properties!["@id"] = JsonSerializer.SerializeToElement(actionId);
        return Turns.Message(eventId, text: null) with { ChannelId = "webchat", Type = "event", Name = "webchat:activity-status/feedback", Entities = [sent] };
    }

    private sealed class NumberingChannel : HttpMessageHandler
    {
        private int count;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent($$"""{"id":"reply-{{Interlocked.Increment(ref count)}}"}""") });
    }
}
