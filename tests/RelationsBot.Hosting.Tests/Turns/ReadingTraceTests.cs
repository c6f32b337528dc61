using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class ReadingTraceTests
{
    private readonly ActivityTurns turns = Turns.Over(Turns.Storage());

    [Fact]
    public async Task TheEmulatorIsToldAfterTheAnswerHowTheQuestionWasRead()
    {
        var turn = await turns.TakeAsync(Turns.Message("1") with { ChannelId = "emulator" }, TestContext.Current.CancellationToken);
        Assert.Equal(["message", "trace"], turn.Replies.Select(reply => reply.Type));
        var trace = turn.Replies[1];
        Assert.Equal(("Reading", "How the question was read", "1", "bot", "room"), (trace.Name, trace.Label, trace.ReplyToId, trace.From!.Id, trace.Conversation!.Id));
        Assert.False(string.IsNullOrEmpty(trace.ValueType));
        var value = trace.Value!.Value;
        Assert.Equal(("answered", "when"), (value.GetProperty("status").GetString(), value.GetProperty("intent").GetString()));
        Assert.Contains(value.GetProperty("steps").EnumerateArray(), step => step.GetString()!.StartsWith("reading:", StringComparison.Ordinal));
        Assert.NotEmpty(value.GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task AVeryLongQuestionLeavesAShortTrace()
    {
        var text = string.Concat(Enumerable.Repeat("When did Ada Holm visit Marn, and why? ", 500));
        var turn = await turns.TakeAsync(Turns.Message("1", text) with { ChannelId = "emulator" }, TestContext.Current.CancellationToken);
        Assert.InRange(turn.Replies[1].Value!.Value.GetRawText().Length, 1, 120_000);
    }

    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("msteams")]
    [InlineData("telegram")]
    public async Task NoOtherChannelIs(string channel) =>
        Assert.Single((await turns.TakeAsync(Turns.Message("1") with { ChannelId = channel }, TestContext.Current.CancellationToken)).Replies);
}
