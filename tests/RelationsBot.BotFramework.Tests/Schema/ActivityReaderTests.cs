using System.Text;
using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Schema;

public class ActivityReaderTests
{
    [Theory]
    [InlineData("", ActivityProblem.NotJson, null)]
    [InlineData("hello", ActivityProblem.NotJson, null)]
    [InlineData("""{"type":"message",}""", ActivityProblem.NotJson, null)]
    [InlineData("""{"type":"message"} {}""", ActivityProblem.NotJson, null)]
    [InlineData("""{"type":"message","x":"\ud800"}""", ActivityProblem.NotJson, null)]
    [InlineData("""{"type":"message","\udc00":1}""", ActivityProblem.NotJson, null)]
    [InlineData("[]", ActivityProblem.NotAnObject, null)]
    [InlineData("[{}]", ActivityProblem.NotAnObject, null)]
    [InlineData("null", ActivityProblem.NotAnObject, null)]
    [InlineData("\"type\"", ActivityProblem.NotAnObject, null)]
    [InlineData("{}", ActivityProblem.MissingProperty, "type")]
    [InlineData("""{"type":null}""", ActivityProblem.MissingProperty, "type")]
    [InlineData("""{"type":" "}""", ActivityProblem.MissingProperty, "type")]
    [InlineData("""{"type":"message","serviceUrl":"s"}""", ActivityProblem.MissingProperty, "conversation.id")]
    [InlineData("""{"type":"message","serviceUrl":"s","conversation":{}}""", ActivityProblem.MissingProperty, "conversation.id")]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""", ActivityProblem.MissingProperty, "serviceUrl")]
    [InlineData("""{"type":5}""", ActivityProblem.WrongKind, "type")]
    [InlineData("""{"type":"message","conversation":{"id":1}}""", ActivityProblem.WrongKind, "conversation.id")]
    [InlineData("""{"type":"message","entities":{}}""", ActivityProblem.WrongKind, "entities")]
    [InlineData("""{"type":"message","entities":[5]}""", ActivityProblem.WrongKind, "entities[0]")]
    public void SaysWhatIsWrong(string body, ActivityProblem problem, string? property)
    {
        var result = ActivityReader.ReadFromChannel(Encoding.UTF8.GetBytes(body));

        Assert.False(result.Succeeded);
        Assert.Null(result.Activity);
        Assert.Equal((problem, property), (result.Error.Problem, result.Error.Property));
        Assert.EndsWith(".", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BytesThatAreNoUtf8AreNotJson() =>
        Assert.Equal(ActivityProblem.NotJson, ActivityReader.ReadFromChannel([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']).Error!.Problem);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, ActivityProblem.TooDeep)]
    [InlineData(100_000, ActivityProblem.TooDeep)]
    public void TakesSixtyFourLevels(int levels, ActivityProblem? problem)
    {
        var nested = new string('[', levels - 1) + new string(']', levels - 1);

        Assert.Equal(problem, Read($$"""{"type":"message","conversation":{"id":"c"},"serviceUrl":"s","x":{{nested}}}""").Error?.Problem);
    }

    [Fact]
    public void TheDeepestActivityTakenCanBeWrittenInsideAReplyList()
    {
        var nested = new string('[', 63) + new string(']', 63);
        var activity = Read($$"""{"type":"message","conversation":{"id":"c"},"serviceUrl":"s","x":{{nested}}}""").Activity!;

        var json = JsonSerializer.Serialize(new ExpectedReplies([activity]), ActivityJsonContext.Default.ExpectedReplies);

        Assert.Contains(nested, json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32_000, null)]
    [InlineData(32_001, ActivityProblem.TextTooLong)]
    public void LimitsTheText(int length, ActivityProblem? problem) => Assert.Equal(
        problem,
        Read($$"""{"type":"message","conversation":{"id":"c"},"serviceUrl":"s","text":"{{new string('x', length)}}"}""").Error?.Problem);

    [Fact]
    public void PassesOverAByteOrderMark() =>
        Assert.True(Read("\uFEFF{\"type\":\"message\",\"conversation\":{\"id\":\"c\"},\"serviceUrl\":\"s\"}").Succeeded);

    [Fact]
    public void AClientOwesTheTypeAlone()
    {
        Assert.True(ActivityReader.ReadFromClient("""{"type":"message"}"""u8).Succeeded);
        Assert.Equal("type", ActivityReader.ReadFromClient("{}"u8).Error!.Property);
    }

    [Theory]
    [InlineData("entities", "{}")]
    [InlineData("attachments", "{}")]
    [InlineData("membersAdded", "{}")]
    public void AClientMaySendAHundredEntriesInAList(string list, string entry)
    {
        Assert.True(Client(100).Succeeded);
        Assert.Equal((ActivityProblem.ListTooLong, list), (Client(101).Error!.Problem, Client(101).Error!.Property!));

        ActivityReadResult Client(int count) => ActivityReader.ReadFromClient(Encoding.UTF8.GetBytes(
            $$"""{"type":"message","{{list}}":[{{string.Join(',', Enumerable.Repeat(entry, count))}}]}"""));
    }

    private static ActivityReadResult Read(string json) => ActivityReader.ReadFromChannel(Encoding.UTF8.GetBytes(json));
}
