using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Tests.Storage;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class ActivityTurnsTests
{
    private readonly MemoryStorage storage = Turns.Storage();
    private readonly ActivityTurns turns;

    public ActivityTurnsTests() => turns = Turns.Over(storage);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AMessageIsAnswered()
    {
        var turn = await turns.TakeAsync(Turns.Message("1"), Cancel);
        Assert.Contains(Turns.AnswerPart, Assert.Single(turn.Replies).Text);
        Assert.Equal(0, turn.Sent);
    }

    [Fact]
    public async Task TheConversationIsRememberedBetweenTurns()
    {
        await turns.TakeAsync(Turns.Message("1"), Cancel);
        var again = await turns.TakeAsync(Turns.Message("2", "repeat"), Cancel);
        Assert.Contains(Turns.AnswerPart, Assert.Single(again.Replies).Text);
        var elsewhere = await turns.TakeAsync(Turns.Message("2", "repeat", conversation: "elsewhere"), Cancel);
        Assert.DoesNotContain(Turns.AnswerPart, Assert.Single(elsewhere.Replies).Text);
    }

    [Fact]
    public async Task ASecondDeliveryGetsTheFirstRepliesAndTakesNoTurn()
    {
        var first = await turns.TakeAsync(Turns.Message("1"), Cancel);
        var second = await turns.TakeAsync(Turns.Message("1", "Something else entirely"), Cancel);
        Assert.Equal(first.Replies[0].Text, Assert.Single(second.Replies).Text);
        Assert.Equal(1, (await storage.LoadAsync(new("telegram", "room"), Cancel)).Version);
    }

    [Fact]
    public async Task OfManyDeliveriesAtOnceOneTakesTheTurn()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => turns.TakeAsync(Turns.Message("1"), Cancel), Cancel)));
        Assert.Equal(1, (await storage.LoadAsync(new("telegram", "room"), Cancel)).Version);
    }

    [Fact]
    public async Task ManyMessagesAtOnceAreAllAnswered()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => turns.TakeAsync(Turns.Message($"{i}"), Cancel), Cancel)));
        Assert.All(replies, turn => Assert.Single(turn.Replies));
        Assert.Equal(20, (await storage.LoadAsync(new("telegram", "room"), Cancel)).Version);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("bot,user")]
    [InlineData("user,another")]
    public async Task WhoeverJoinsIsWelcomedOnce(string members)
    {
        var welcome = await turns.TakeAsync(Turns.Joined("1", [.. members.Split(',')]), Cancel);
        var reply = Assert.Single(welcome.Replies);
        Assert.NotEmpty(reply.SuggestedActions!.Actions!);
        Assert.Equal(members.Split(',').Where(id => id != "bot"), reply.SuggestedActions.To);
        Assert.Empty((await turns.TakeAsync(Turns.Joined("2", "third"), Cancel)).Replies);
        await turns.TakeAsync(Turns.Message("3"), Cancel);
        Assert.Empty((await turns.TakeAsync(Turns.Joined("4", "fourth"), Cancel)).Replies);
    }

    [Fact]
    public async Task NobodyIsWelcomedWhereOnlyTheBotJoins()
    {
        Assert.Empty((await turns.TakeAsync(Turns.Joined("1", "bot"), Cancel)).Replies);
        Assert.Empty((await turns.TakeAsync(Turns.Joined("2", [null]), Cancel)).Replies);
        Assert.Empty((await turns.TakeAsync(Turns.Joined("3"), Cancel)).Replies);
        Assert.Empty((await turns.TakeAsync(Turns.Joined("4") with { MembersAdded = null }, Cancel)).Replies);
        Assert.Single((await turns.TakeAsync(Turns.Joined("5", "user"), Cancel)).Replies);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("endOfConversation")]
    [InlineData("installationUpdate")]
    [InlineData("contactRelationUpdate")]
    [InlineData("deleteUserData")]
    [InlineData("commandResult")]
    [InlineData("ping")]
    [InlineData("trace")]
    [InlineData("handoff")]
    [InlineData("command")]
    [InlineData("not/known/yet")]
    public async Task OtherTypesAreTakenInSilence(string type)
    {
        Assert.Empty((await turns.TakeAsync(Turns.Message("1") with { Type = type }, Cancel)).Replies);
        Assert.Equal(StoredConversation.None, await storage.LoadAsync(new("telegram", "room"), Cancel));
    }

    [Fact]
    public async Task APressedButtonsValueIsTheUtterance()
    {
        var value = JsonSerializer.SerializeToElement(Turns.Question);
        var turn = await turns.TakeAsync(Turns.Message("1", text: null) with { Value = value }, Cancel);
        Assert.Contains(Turns.AnswerPart, turn.Replies[0].Text);
    }

    [Fact]
    public async Task APressedCardButtonOfTeamsSaysWhatStandsInItsData()
    {
        var value = JsonSerializer.SerializeToElement(new { utterance = Turns.Question, msteams = new { type = "messageBack" } });
        var turn = await turns.TakeAsync(Turns.Message("1", text: null) with { Value = value }, Cancel);
        Assert.Contains(Turns.AnswerPart, turn.Replies[0].Text);
        Assert.Single((await turns.TakeAsync(Turns.Message("2", text: null) with { Value = JsonElement.Parse("""{"utterance":7}""") }, Cancel)).Replies);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("HELLO")]
    [InlineData("Help")]
    [InlineData("hELP!")]
    [InlineData("asdf qwer zxcv")]
    public async Task GreetingsAndCallsForHelpInAnyCaseAndNonsenseGetAUsefulReply(string text)
    {
        var reply = Assert.Single((await turns.TakeAsync(Turns.InTeams(Turns.Message("1", text)), Cancel)).Replies);
        Assert.False(string.IsNullOrWhiteSpace(reply.Text));
        Assert.NotEmpty(reply.SuggestedActions!.Actions!);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t\n")]
    [InlineData("🌉🌉")]
    [InlineData("\u200b\u200f\u202e")]
    public async Task AnEmptyMessageGetsAnAnswerToo(string? text)
    {
        var turn = await turns.TakeAsync(Turns.Message("1", text) with { Attachments = [new() { ContentType = "image/png" }], Value = JsonSerializer.SerializeToElement(new { x = 1 }) }, Cancel);
        Assert.False(string.IsNullOrWhiteSpace(Assert.Single(turn.Replies).Text));
    }

    [Fact]
    public async Task AnActivityOfWhichNearlyEverythingIsMissingIsAnswered()
    {
        var turn = await turns.TakeAsync(new() { Type = "message", Conversation = new() { Id = "c" } }, Cancel);
        Assert.NotEmpty(Assert.Single(turn.Replies).From!.Id!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":99}")]
    [InlineData("{\"version\":1,\"dialog\":\"{\\\"version\\\":99}\"}")]
    [InlineData("{\"version\":1,\"dialog\":{\"version\":99}}")]
    public async Task StateThatCannotBeReadStartsOver(string state)
    {
        await storage.CommitTurnAsync(new() { Conversation = new("telegram", "room"), ExpectedVersion = 0, Incoming = Turns.Message("0"), Replies = [], State = state }, Cancel);
        Assert.Single((await turns.TakeAsync(Turns.Message("1"), Cancel)).Replies);
    }

    [Fact]
    public async Task MemoryThatWasStoredAsAStringOfJsonIsStillRead()
    {
        await turns.TakeAsync(Turns.Message("1"), Cancel);
        var state = JsonNode.Parse((await storage.LoadAsync(new("telegram", "room"), Cancel)).State!)!;
        state["dialog"] = state["dialog"]!.ToJsonString();
        await storage.CommitTurnAsync(new() { Conversation = new("telegram", "elsewhere"), ExpectedVersion = 0, Incoming = Turns.Message("1", conversation: "elsewhere"), Replies = [], State = state.ToJsonString() }, Cancel);
        Assert.Contains(Turns.AnswerPart, Assert.Single((await turns.TakeAsync(Turns.Message("2", "repeat", conversation: "elsewhere"), Cancel)).Replies).Text);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task ATurnIsTakenAnewUpToFiveTimes(int conflicts, bool succeeds)
    {
        var contested = Turns.Over(new ContestedStorage(storage, conflicts));
        if (succeeds)
            Assert.Single((await contested.TakeAsync(Turns.Message("1"), Cancel)).Replies);
        else
            await Assert.ThrowsAsync<TurnConflictException>(() => contested.TakeAsync(Turns.Message("1"), Cancel));
    }

    /// <summary>As if another server had committed in between, a number of times.</summary>
    private sealed class ContestedStorage(IConversationStorage storage, int conflicts) : WrappedStorage(storage)
    {
        private int left = conflicts;

        public override Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken) =>
            left-- > 0 ? Task.FromResult(CommitResult.Conflict) : base.CommitTurnAsync(turn, cancellationToken);
    }
}
