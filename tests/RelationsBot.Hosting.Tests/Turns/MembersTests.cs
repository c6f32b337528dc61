using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

/// <summary>Who comes and goes: welcomes, and what is forgotten.</summary>
public sealed class MembersTests
{
    private readonly MemoryStorage storage = Turns.Storage();
    private readonly ActivityTurns turns;

    public MembersTests() => turns = Turns.Over(storage);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnInstallationInTeamsIsWelcomedOnceThoughItIsToldTwice(bool updateFirst)
    {
        var installed = Turns.InTeams(Turns.Installed("1", "add"));
        var joined = Turns.InTeams(Turns.Joined("2", "bot", "user"));
        var replies = new List<Activity>();
        foreach (var activity in updateFirst ? new[] { joined, installed } : [installed, joined])
            replies.AddRange((await turns.TakeAsync(activity, Cancel)).Replies);
        var welcome = Assert.Single(replies);
        Assert.Equal(["user"], welcome.SuggestedActions!.To);
        Assert.Equal("personal", welcome.Conversation!.ConversationType);
    }

    [Fact]
    public async Task WhereOnlyTheBotIsAddedToAPersonsChatThePersonIsWelcomed() =>
        Assert.Single((await turns.TakeAsync(Turns.InTeams(Turns.Joined("1", "bot")), Cancel)).Replies);

    [Fact]
    public async Task ATeamGetsNoWelcomeHoweverManyAreAdded()
    {
        Activity[] told =
        [
            Turns.InGroup(Turns.Joined("1", ["bot", .. Enumerable.Range(0, 500).Select(i => $"u{i}")]), "ann", "channel"),
            Turns.InGroup(Turns.Installed("2", "add"), "ann", "channel"),
            Turns.InGroup(Turns.Joined("3", "u501"), "ann", "channel"),
        ];
        foreach (var activity in told)
            Assert.Empty((await turns.TakeAsync(activity, Cancel)).Replies);
    }

    [Fact]
    public async Task AGroupChatIsWelcomedWhenTheBotIsAddedAndNotWhenPeopleAre()
    {
        Assert.Empty((await turns.TakeAsync(Turns.InGroup(Turns.Joined("1", "ben"), "ann"), Cancel)).Replies);
        Assert.Single((await turns.TakeAsync(Turns.InGroup(Turns.Joined("2", "bot"), "ann"), Cancel)).Replies);
        Assert.Empty((await turns.TakeAsync(Turns.InGroup(Turns.Installed("3", "add"), "ann"), Cancel)).Replies);
    }

    [Theory]
    [InlineData("add-upgrade")]
    [InlineData("remove")]
    [InlineData("remove-upgrade")]
    [InlineData("")]
    [InlineData(null)]
    public async Task AnythingButAnInstallationIsNotWelcomed(string? action) =>
        Assert.Empty((await turns.TakeAsync(Turns.InTeams(Turns.Installed("1", action)), Cancel)).Replies);

    [Fact]
    public async Task ARenameIsTakenInSilence()
    {
        var renamed = Turns.InTeams(Turns.Joined("1")) with { MembersAdded = null, ChannelData = System.Text.Json.JsonElement.Parse("""{"eventType":"channelRenamed"}""") };
        Assert.Empty((await turns.TakeAsync(renamed, Cancel)).Replies);
        Assert.Empty((await turns.TakeAsync(Turns.Joined("2") with { MembersAdded = null }, Cancel)).Replies);
    }

    [Theory]
    [InlineData("contactRelationUpdate")]
    [InlineData("installationUpdate")]
    public async Task WhoTakesTheBotInIsWelcomedAndWhoTakesItOutIsForgotten(string type)
    {
        Assert.Single((await turns.TakeAsync(Turns.Installed("1", "add") with { Type = type }, Cancel)).Replies);
        await turns.TakeAsync(Turns.Message("2"), Cancel);
        Assert.Empty((await turns.TakeAsync(Turns.Installed("3", "remove") with { Type = type }, Cancel)).Replies);
        Assert.Equal(StoredConversation.None, await storage.LoadAsync(new("telegram", "room"), Cancel));
        Assert.Single((await turns.TakeAsync(Turns.Installed("4", "add") with { Type = type }, Cancel)).Replies);
    }

    [Fact]
    public async Task AConversationThatTheBotIsTakenOutOfIsForgotten()
    {
        await turns.TakeAsync(Turns.InGroup(Turns.Message("1"), "ann"), Cancel);
        await turns.TakeAsync(Turns.InGroup(Turns.Joined("2") with { MembersAdded = null, MembersRemoved = [null, new() { Id = "bot" }] }, "ann"), Cancel);
        Assert.Equal(StoredConversation.None, await storage.LoadAsync(new("msteams", "room", "ann"), Cancel));
    }

    [Fact]
    public async Task WhoWantsTheirDataDeletedGetsThemDeletedAndNobodyElses()
    {
        await turns.TakeAsync(Turns.InGroup(Turns.Message("1"), "ann"), Cancel);
        await turns.TakeAsync(Turns.InGroup(Turns.Message("2"), "ben"), Cancel);
        Assert.Empty((await turns.TakeAsync(Turns.InGroup(Turns.Message("3"), "ann") with { Type = "deleteUserData" }, Cancel)).Replies);
        Assert.Equal(StoredConversation.None, await storage.LoadAsync(new("msteams", "room", "ann"), Cancel));
        Assert.Equal(1, (await storage.LoadAsync(new("msteams", "room", "ben"), Cancel)).Version);
    }

    [Fact]
    public async Task ADirectLineClientsConversationIsNotTakenFromUnderItButItsWordsAreForgotten()
    {
        var embedded = Turns.Message("1") with { ChannelId = "directline", ServiceUrl = null };
        await turns.TakeAsync(embedded, Cancel);
        await turns.TakeAsync(embedded with { Id = "2", Type = "deleteUserData" }, Cancel);
        Assert.Equal(2, (await storage.LoadAsync(new("directline", "room"), Cancel)).Version);
        Assert.Null(await storage.FindTurnAsync(new(new("directline", "room"), "1"), Cancel));
    }

    [Fact]
    public async Task InAGroupEverybodyHasADialogOfTheirOwn()
    {
        await turns.TakeAsync(Turns.InGroup(Turns.Message("1"), "ann"), Cancel);
        var bens = await turns.TakeAsync(Turns.InGroup(Turns.Message("2", "repeat"), "ben"), Cancel);
        Assert.DoesNotContain(Turns.AnswerPart, bens.Replies[0].Text);
        var anns = await turns.TakeAsync(Turns.InGroup(Turns.Message("3", "repeat"), "ann"), Cancel);
        Assert.Contains(Turns.AnswerPart, anns.Replies[0].Text);
    }

    [Fact]
    public async Task AThreadIsAConversationOfItsOwnAndIsAnsweredInIt()
    {
        const string thread = "19:abc@thread.tacv2;messageid=1700000000000";
        var asked = Turns.InGroup(Turns.Message("1", conversation: thread), "ann", "channel");
        var reply = Assert.Single((await turns.TakeAsync(asked, Cancel)).Replies);
        Assert.Equal((thread, "channel", "1"), (reply.Conversation!.Id, reply.Conversation.ConversationType, reply.ReplyToId));
        var elsewhere = await turns.TakeAsync(Turns.InGroup(Turns.Message("2", "repeat", "19:abc@thread.tacv2;messageid=1800000000000"), "ann", "channel"), Cancel);
        Assert.DoesNotContain(Turns.AnswerPart, elsewhere.Replies[0].Text);
    }

    [Fact]
    public async Task WhenTheConversationEndsTheNextMessageBeginsAnew()
    {
        await turns.TakeAsync(Turns.Message("1"), Cancel);
        Assert.Empty((await turns.TakeAsync(Turns.Message("2") with { Type = "endOfConversation" }, Cancel)).Replies);
        Assert.DoesNotContain(Turns.AnswerPart, (await turns.TakeAsync(Turns.Message("3", "repeat"), Cancel)).Replies[0].Text);
    }
}
