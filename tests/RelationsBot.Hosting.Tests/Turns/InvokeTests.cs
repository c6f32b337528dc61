using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class InvokeTests
{
    private readonly MemoryStorage storage = Turns.Storage();
    private readonly ActivityTurns turns;

    public InvokeTests() => turns = Turns.Over(storage);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("signin/verifyState")]
    [InlineData("task/fetch")]
    [InlineData("adaptiveCard/action")]
    [InlineData("composeExtension/queryLink")]
    [InlineData("message/fetchTask")]
    [InlineData("MESSAGE/SUBMITACTION")]
    public async Task AnUnknownNameIsNotImplementedAndLeavesNoTrace(string? name)
    {
        var turn = await turns.TakeAsync(Turns.Invoke("1", name, "{}"), Cancel);
        Assert.Equal(501, turn.Invoke!.Status);
        Assert.Equal("NotImplemented", turn.Invoke.Body!.Value.GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(turn.Replies);
        Assert.Equal(StoredConversation.None, await storage.LoadAsync(new("telegram", "room"), Cancel));
    }

    [Fact]
    public async Task AHealthCheckSaysThatTheBotIsAliveAndNothingSecret()
    {
        var turn = await turns.TakeAsync(Turns.Invoke("1", "healthCheck"), Cancel);
        Assert.Equal(200, turn.Invoke!.Status);
        Assert.Equal("""{"healthResults":{"success":true,"messages":["Health check succeeded."]}}""", turn.Invoke.Body!.Value.GetRawText());
    }

    [Fact]
    public async Task ASecondDeliveryGetsTheStoredAnswer()
    {
        var first = await turns.TakeAsync(Turns.Invoke("1", "healthCheck"), Cancel);
        var second = await turns.TakeAsync(Turns.Invoke("1", "message/submitAction", "{}"), Cancel);
        Assert.Equal(first.Invoke!.Status, second.Invoke!.Status);
        Assert.Equal(first.Invoke.Body!.Value.GetRawText(), second.Invoke.Body!.Value.GetRawText());
        Assert.Equal(1, (await storage.LoadAsync(new("telegram", "room"), Cancel)).Version);
    }

    [Fact]
    public async Task AnInvokeChangesNothingOfWhatIsRemembered()
    {
        await turns.TakeAsync(Turns.Message("1"), Cancel);
        var before = await storage.LoadAsync(new("telegram", "room"), Cancel);
        await turns.TakeAsync(Turns.Invoke("2", "healthCheck"), Cancel);
        Assert.Equal(before.State, (await storage.LoadAsync(new("telegram", "room"), Cancel)).State);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"actionName":"other","actionValue":{}}""")]
    public async Task ASubmissionThatIsNoVoteIsABadRequest(string value)
    {
        var turn = await turns.TakeAsync(Turns.Invoke("1", "message/submitAction", value), Cancel);
        Assert.Equal(400, turn.Invoke!.Status);
        Assert.Empty(await storage.ReadFeedbackAsync(Cancel));
    }

    [Fact]
    public async Task OnlyInvokesHaveAnInvokesAnswer()
    {
        Assert.Null((await turns.TakeAsync(Turns.Message("1"), Cancel)).Invoke);
        Assert.Null((await turns.TakeAsync(Turns.Message("2") with { Type = "event" }, Cancel)).Invoke);
    }
}
