using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Messages;

/// <summary>Activities of every type with anything missing, null or of another kind: taken or refused as the caller's mistake, never a fault.</summary>
public sealed class OddActivitiesTests(BridgeServer server) : IClassFixture<BridgeServer>
{
    private static readonly string[] Types =
    [
        "message", "conversationUpdate", "typing", "event", "invoke", "messageReaction", "messageUpdate", "messageDelete", "endOfConversation", "installationUpdate",
        "contactRelationUpdate", "deleteUserData", "ping", "trace", "handoff", "command", "commandResult", "suggestion", "not/known/yet",
    ];

    private static readonly string[] Channels = ["emulator", "msteams", "webchat", "directline", "not-known-yet"];

    private static readonly string?[] OddValues =
    [
        null, "null", "7", "\"\"", "\"x\"", "[]", "[null]", "[{}]", "[[[]]]", "{}", "{\"id\":null}", "true", "1e300", "{\"id\":{}}", "[{\"type\":\"mention\",\"mentioned\":{\"id\":7},\"text\":\"\"}]",
    ];

    private readonly HttpClient client = server.Client();

    [Fact]
    public async Task AnythingMayBeAbsentNullOrOfAnotherKind()
    {
        var random = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var activity = Whole(Types[round % Types.Length], Channels[round % Channels.Length], round);
            var names = activity.Select(property => property.Key).Where(name => name is not ("type" or "conversation" or "serviceUrl")).ToArray();
            for (var changes = random.Next(4); changes >= 0; changes--)
                Change(activity, names[random.Next(names.Length)], OddValues[random.Next(OddValues.Length)]);
            activity["deliveryMode"] = "expectReplies";
            var body = activity.ToJsonString();
            using var response = await client.PostTextAsync(body);
            Assert.True(
                response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest || (response.StatusCode == HttpStatusCode.NotImplemented && (string?)activity["type"] == "invoke"),
                $"{response.StatusCode} for {body}");
            JsonNode.Parse(await response.TextAsync());
        }
    }

    [Fact]
    public async Task WhateverIsAbsentAMessageGetsAReplyAndNothingElseDoes()
    {
        foreach (var type in Types.Where(type => type != "invoke"))
        {
            var activity = new JsonObject { ["type"] = type, ["conversation"] = new JsonObject { ["id"] = $"bare-{type}" }, ["serviceUrl"] = "http://localhost:9", ["deliveryMode"] = "expectReplies" };
            var replies = await (await client.PostAsync(activity)).RepliesAsync();
            Assert.Equal(type == "message" ? 1 : 0, replies.Count);
        }
    }

    [Fact]
    public async Task WhatWasReactedToOrChangedIsNotAnsweredAgain()
    {
        foreach (var type in (string[])["messageReaction", "messageUpdate", "messageDelete"])
        {
            var activity = Messages.Inline(Whole(type, "msteams", 0));
            activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
            Assert.Empty(await (await client.PostAsync(activity)).RepliesAsync());
        }
    }

    private static JsonObject Whole(string type, string channel, int round)
    {
        var activity = Messages.Activity(type, round % 3 == 0 ? "help" : BridgeServer.Question, $"a{round}", conversation: $"odd-{round % 50}");
        activity["channelId"] = channel;
        activity["name"] = round % 2 == 0 ? "message/submitAction" : round % 5 == 0 ? "webchat:activity-status/feedback" : "composeExtension/query";
        activity["value"] = JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"},"parameters":[{"name":"query","value":"bridge"}],"commandId":"x"}""");
        activity["action"] = round % 2 == 0 ? "add" : "remove";
        activity["locale"] = "en-GB";
        activity["replyToId"] = "r";
        activity["textFormat"] = "xml";
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "user" }, new JsonObject { ["id"] = "bot" });
        activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "user" });
        activity["entities"] = JsonNode.Parse("""[{"type":"mention","text":"help","mentioned":{"id":"bot"}},{"@type":"LikeAction","@id":"_:like-a0"}]""");
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>help</p>" });
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t" } };
        activity["somethingNew"] = new JsonObject();
        return activity;
    }

    private static void Change(JsonObject activity, string name, string? value)
    {
        if (value is null)
            activity.Remove(name);
        else
            activity[name] = JsonNode.Parse(value);
    }
}
