using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Schema;

public class ActivityReplyTests
{
    [Fact]
    public void GoesBackToTheSenderWithoutIdAndDeliveryMode()
    {
        var incoming = ActivityReader.ReadFromChannel("""
            {"type":"message","id":"f:1","serviceUrl":"http://localhost:1/x/","channelId":"emulator","locale":"de","deliveryMode":"expectReplies",
             "from":{"id":"u","aadObjectId":"a"},"recipient":{"id":"b","role":"bot"},"conversation":{"id":"c|livechat","tenantId":"t"},
             "text":"hello","channelData":{"x":1},"entities":[{"type":"mention"}]}
            """u8).Activity!;

        var reply = ActivityReply.To(incoming) with { Text = "hi" };

        Assert.Equal(
            """{"type":"message","serviceUrl":"http://localhost:1/x/","channelId":"emulator","from":{"id":"b","role":"bot"},"conversation":{"id":"c|livechat","tenantId":"t"},"recipient":{"id":"u","aadObjectId":"a"},"replyToId":"f:1","text":"hi","locale":"de"}""",
            JsonSerializer.Serialize(reply, ActivityJsonContext.Default.Activity));
    }

    [Fact]
    public void AnActivityWithoutIdIsAnsweredAtLarge()
    {
        var reply = ActivityReply.To(new Activity { Type = "message" }, ActivityTypes.Typing);

        Assert.Equal("""{"type":"typing"}""", JsonSerializer.Serialize(reply, ActivityJsonContext.Default.Activity));
    }
}
