using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class CommandsTests
{
    private readonly ActivityTurns turns = Turns.Over(Turns.Storage());

    [Theory]
    [InlineData("application/vnd.example.do", """{"commandId":"c1","data":{}}""", "c1")]
    [InlineData("channel/vnd.microsoft.telephony.recording", "{}", null)]
    public async Task ACommandIsRejectedByACommandResult(string name, string value, string? id)
    {
        var turn = await turns.TakeAsync(Turns.Invoke("1", name, value) with { Type = "command" }, TestContext.Current.CancellationToken);
        var result = Assert.Single(turn.Replies);
        Assert.Equal(("commandResult", name, "1", "bot"), (result.Type, result.Name, result.ReplyToId, result.From!.Id));
        var told = result.Value!.Value;
        Assert.Equal("NotSupported", told.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(id, told.TryGetProperty("commandId", out var commandId) ? commandId.GetString() : null);
    }

    [Theory]
    [InlineData(null, "{}")]
    [InlineData("", "{}")]
    [InlineData("do", "{}")]
    [InlineData("application/", "{}")]
    [InlineData("a/b/c", "{}")]
    [InlineData("application/do it", "{}")]
    [InlineData("application/do", null)]
    [InlineData("application/do", "[]")]
    [InlineData("application/do", "\"c1\"")]
    public async Task ACommandWithoutProperNameOrValueIsIgnored(string? name, string? value) =>
        Assert.Empty((await turns.TakeAsync(Turns.Invoke("1", name, value) with { Type = "command" }, TestContext.Current.CancellationToken)).Replies);
}
