using System.Text.Json;
using RelationsBot.BotFramework.DirectLine;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

public class DirectLineJsonTests
{
    [Fact]
    public void AnswersHaveTheNamesThatClientsRead()
    {
        var json = DirectLineJsonContext.Default;

        Assert.Equal("""{"conversationId":"c","token":"t","expires_in":1800}""", JsonSerializer.Serialize(new ConversationObject("c", "t", 1800), json.ConversationObject));
        Assert.Equal("""{"conversationId":"c","token":"t","expires_in":1,"streamUrl":"ws://x"}""", JsonSerializer.Serialize(new ConversationObject("c", "t", 1, "ws://x"), json.ConversationObject));
        Assert.Equal("""{"activities":[{"type":"typing"}],"watermark":"0"}""", JsonSerializer.Serialize(new ActivitySet([new() { Type = "typing" }], "0"), json.ActivitySet));
        Assert.Equal("""{"id":"c|0000001"}""", JsonSerializer.Serialize(new ResourceResponse("c|0000001"), json.ResourceResponse));
        Assert.Equal("""{"error":{"code":"TokenExpired","message":"The token has expired."}}""", JsonSerializer.Serialize(new ErrorResponse(DirectLineError.TokenExpired), json.ErrorResponse));
    }
}
