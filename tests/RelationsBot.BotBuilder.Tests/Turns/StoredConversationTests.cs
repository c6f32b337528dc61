using System.Text.Json.Nodes;
using RelationsBot.Conformance;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Turns;

public sealed class StoredConversationTests
{
    [Fact]
    public async Task AConversationGoesOnAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("sdk-host").FullName;
        try
        {
            Assert.Contains(SdkHost.AnswerPart, await AskAsync(folder, "1", SdkHost.Question));
            Assert.Contains(SdkHost.AnswerPart, await AskAsync(folder, "2", "repeat"));
            Assert.Contains(SdkHost.AnswerPart, await AskAsync(folder, "1", "Who founded the Bridge Company?"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string?> AskAsync(string folder, string id, string text)
    {
        using var host = SdkHost.With(("Storage:Kind", "Sqlite"), ("Storage:Folder", folder));
        await using var channel = await ChannelDouble.StartAsync();
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["serviceUrl"] = channel.Url,
            ["conversation"] = new JsonObject { ["id"] = "kept" },
            ["text"] = text,
            ["deliveryMode"] = "expectReplies",
        };
        var answer = await new HttpConformanceHost(host.Client(), channel).DeliverAsync(activity.ToJsonString());
        return Assert.Single(answer.Said).GetProperty("text").GetString();
    }
}
