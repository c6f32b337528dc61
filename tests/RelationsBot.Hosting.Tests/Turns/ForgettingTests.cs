using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class ForgettingTests
{
    private const string Elsewhere = "other conversations";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoWantsToBeForgottenIsForgottenWithinTheConversation()
    {
        var storage = Turns.Storage();
        var turns = Turns.Over(storage);
        await turns.TakeAsync(Turns.Message("1"), Cancel);
        await turns.TakeAsync(Turns.Message("1", conversation: "elsewhere"), Cancel);

        var reply = Assert.Single((await turns.TakeAsync(Turns.Message("2", "Forget me!"), Cancel)).Replies);

        Assert.Contains("deleted", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Elsewhere, reply.Text, StringComparison.Ordinal);
        var kept = await storage.ReadTranscriptAsync(new("telegram", "room"), Cancel);
        Assert.Equal("Forget me!", kept[0].Text);
        Assert.DoesNotContain(Turns.AnswerPart, Assert.Single((await turns.TakeAsync(Turns.Message("3", "repeat"), Cancel)).Replies).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await storage.ReadTranscriptAsync(new("telegram", "elsewhere"), Cancel));
    }

    [Fact]
    public async Task WhereTheIdIsVouchedForOtherConversationsAreForgottenAndTheReplySaysSo()
    {
        var storage = Turns.Storage();
        var turns = Turns.Over(storage);
        await turns.TakeAsync(Turns.Message("1", conversation: "elsewhere") with { IsSenderVouchedFor = true }, Cancel);
        await turns.TakeAsync(Turns.Message("1", conversation: "another's") with { IsSenderVouchedFor = true, From = new() { Id = "another" } }, Cancel);

        var reply = Assert.Single((await turns.TakeAsync(Turns.Message("2", "Please delete my data") with { IsSenderVouchedFor = true }, Cancel)).Replies);

        Assert.Contains(Elsewhere, reply.Text, StringComparison.Ordinal);
        Assert.Empty(await storage.ReadTranscriptAsync(new("telegram", "elsewhere"), Cancel));
        Assert.NotEmpty(await storage.ReadTranscriptAsync(new("telegram", "another's"), Cancel));
    }

    [Fact]
    public async Task InAGroupOnlyTheSendersWordsAreForgotten()
    {
        var storage = Turns.Storage();
        var turns = Turns.Over(storage);
        await turns.TakeAsync(Turns.InGroup(Turns.Message("1"), "ann"), Cancel);
        await turns.TakeAsync(Turns.InGroup(Turns.Message("2"), "ben"), Cancel);

        await turns.TakeAsync(Turns.InGroup(Turns.Message("3", "forget me"), "ann"), Cancel);

        var kept = await storage.ReadTranscriptAsync(new(ChannelIds.Teams, "room"), Cancel);
        Assert.Equal(["2", "3"], kept.Where(activity => activity.ReplyToId is null).Select(activity => activity.Id));
        Assert.Contains(Turns.AnswerPart, Assert.Single((await turns.TakeAsync(Turns.InGroup(Turns.Message("4", "repeat"), "ben"), Cancel)).Replies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondDeliveryForgetsNothingThatCameAfterTheFirst()
    {
        var storage = Turns.Storage();
        var turns = Turns.Over(storage);
        await turns.TakeAsync(Turns.Message("1", "forget me"), Cancel);
        await turns.TakeAsync(Turns.Message("2"), Cancel);

        await turns.TakeAsync(Turns.Message("1", "forget me"), Cancel);

        Assert.Contains(Turns.AnswerPart, Assert.Single((await turns.TakeAsync(Turns.Message("3", "repeat"), Cancel)).Replies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletingAUsersDataReachesAllConversationsThatAreVouchedFor()
    {
        var storage = Turns.Storage();
        var turns = Turns.Over(storage);
        await turns.TakeAsync(Turns.Message("1") with { IsSenderVouchedFor = true }, Cancel);
        await turns.TakeAsync(Turns.Message("1", conversation: "elsewhere") with { IsSenderVouchedFor = true }, Cancel);

        await turns.TakeAsync(Turns.Message("2") with { Type = ActivityTypes.DeleteUserData, IsSenderVouchedFor = true }, Cancel);

        Assert.Empty(await storage.ReadTranscriptAsync(new("telegram", "room"), Cancel));
        Assert.Empty(await storage.ReadTranscriptAsync(new("telegram", "elsewhere"), Cancel));
    }

    [Fact]
    public async Task AQuestionWithoutAnAnswerIsKeptOnlyWhereTheHostWantsIt()
    {
        var storage = Turns.Storage();
        await Turns.Over(storage).TakeAsync(Turns.Message("1", "Who painted the zeppelin?"), Cancel);
        Assert.Empty(await storage.ReadUnansweredAsync(Cancel));

        var keeping = new Hosting.Turns.ActivityTurns(TestBot.Bridge, storage, new ReplyRendering(new NoLinks()), keepsUnanswered: true, new SteppingClock());
        await keeping.TakeAsync(Turns.Message("2", "Who painted the zeppelin?"), Cancel);
        await keeping.TakeAsync(Turns.Message("2", "Who painted the zeppelin?"), Cancel);
        await keeping.TakeAsync(Turns.Message("3"), Cancel);

        Assert.Equal(new UnansweredQuestion(new(2024, 5, 17), "Who painted the zeppelin?", "who", "not-in-sources"), Assert.Single(await storage.ReadUnansweredAsync(Cancel)) with { Refusal = "not-in-sources" });
    }

    private sealed class NoLinks : ISourceLinks
    {
        public Uri? AddressOf(RelationsBot.Dialog.Citation citation) => null;
    }
}
