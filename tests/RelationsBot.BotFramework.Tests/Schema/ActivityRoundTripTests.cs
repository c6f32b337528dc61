using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Schema;

public class ActivityRoundTripTests
{
    [Fact]
    public void WhatIsNotModelledSurvivesAtEveryLevel()
    {
        const string json = """
            {
              "type": "message", "id": "f:1", "timestamp": "2026-01-02T03:04:05.6789012Z", "localTimestamp": "2026-01-02T12:04:05+09:00",
              "serviceUrl": "http://localhost:1", "channelId": "emulator", "callerId": "urn:x", "importance": "high",
              "from": { "id": "u", "name": "U", "role": "user", "aadObjectId": "a", "properties": { "x": [1, 2.50, null] } },
              "recipient": { "id": "b", "vip": false },
              "conversation": { "id": "c|livechat", "isGroup": false, "conversationType": "personal", "tenantId": "t", "topic": 7 },
              "text": "Größe 日本", "textFormat": "plain", "locale": "en-GB", "inputHint": "expectingInput", "speak": "s",
              "attachmentLayout": "list", "deliveryMode": "expectReplies", "name": "n", "action": "add", "replyToId": "r",
              "attachments": [ { "contentType": "x/y", "contentUrl": "data:,", "name": "f", "content": { "deep": [ {} ] }, "thumbnailUrl": "t" } ],
              "suggestedActions": { "to": ["u"], "actions": [ { "type": "imBack", "title": "T", "value": 12345678901234567890, "image": "i" } ], "z": 1 },
              "entities": [ { "type": "mention", "mentioned": { "id": "b" } }, { "noType": true } ],
              "membersAdded": [ { "id": "b" } ], "membersRemoved": [],
              "value": [ "any" ], "channelData": { "clientActivityID": "k", "n": null }
            }
            """;

        var result = ActivityReader.ReadFromChannel(Encoding.UTF8.GetBytes(json));

        Assert.True(result.Succeeded);
        var written = JsonSerializer.Serialize(result.Activity, ActivityJsonContext.Default.Activity);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void NullMembersAreLeftOutWhenWritten()
    {
        var activity = Read("""{"type":"typing","text":null,"from":{"id":"u","name":null},"value":null,"conversation":{"id":"c"},"serviceUrl":"s"}""");

        Assert.Equal(
            """{"type":"typing","serviceUrl":"s","from":{"id":"u"},"conversation":{"id":"c"}}""",
            JsonSerializer.Serialize(activity, ActivityJsonContext.Default.Activity));
    }

    [Fact]
    public void ListsMayHoldNull()
    {
        var activity = Read("""
            {"type":"message","conversation":{"id":"c"},"serviceUrl":"s",
             "entities":[null,{"type":"x"}],"attachments":[null],"membersAdded":[null],"suggestedActions":{"to":[null],"actions":[null]}}
            """);

        Assert.Equal([null, "x"], activity.Entities!.Select(entity => entity?.Type));
        Assert.Null(Assert.Single(activity.Attachments!));
        Assert.Null(Assert.Single(activity.MembersAdded!));
        Assert.Null(Assert.Single(activity.SuggestedActions!.Actions!));
    }

    [Fact]
    public void AButtonSendsItsWordsAsAString()
    {
        var json = JsonSerializer.SerializeToNode(
            new Activity { Type = "message", SuggestedActions = new() { Actions = [CardAction.Say("Why?")] } },
            ActivityJsonContext.Default.Activity);

        Assert.Equal("""[{"type":"imBack","title":"Why?","value":"Why?"}]""", json!["suggestedActions"]!["actions"]!.ToJsonString());
    }

    private static Activity Read(string json) => ActivityReader.ReadFromChannel(Encoding.UTF8.GetBytes(json)).Activity!;
}
