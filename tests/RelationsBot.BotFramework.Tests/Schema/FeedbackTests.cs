using System.Text;
using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Schema.Citations;
using RelationsBot.BotFramework.Schema.Feedback;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Schema;

public sealed class FeedbackTests
{
    [Fact]
    public void FeedbackButtonsStandInTheMessageEntityWithOrWithoutCitations() => Assert.Equal(
        """
        {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":"","potentialAction":[
        {"@type":"LikeAction","@id":"_:l1","actionStatus":"PotentialActionStatus"},
        {"@type":"DislikeAction","@id":"_:d1","actionStatus":"PotentialActionStatus"}]}
        """.ReplaceLineEndings(""),
        JsonSerializer.Serialize(CitationEntity.Create([], "_:l1", "_:d1"), ActivityJsonContext.Default.Entity));

    [Theory]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"_:x","actionStatus":"PotentialActionStatus"}]}""", true)]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[null,{},{"@type":"DislikeAction","@id":"_:x"}]}""", false)]
    public void AnEventTellsTheButton(string json, bool isPositive)
    {
        Assert.True(FeedbackEvent.TryRead(Activity(json), out var vote, out var id));
        Assert.Equal((new Vote(isPositive), "_:x"), (vote, id));
    }

    [Theory]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback"}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction"}]}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":7}]}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"ShareAction","@id":"_:x"}]}""")]
    [InlineData("""{"type":"event","name":"other","entities":[{"@type":"LikeAction","@id":"_:x"}]}""")]
    [InlineData("""{"type":"message","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"_:x"}]}""")]
    public void WhatIsNoVoteIsNotReadAsOne(string json) => Assert.False(FeedbackEvent.TryRead(Activity(json), out _, out _));

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\" Good. \"}"}}""", true, "Good.")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"\"}"}}""", false, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike"}}""", false, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"no json"}}""", true, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":7}"}}""", true, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"\\ud800\"}"}}""", true, null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{"feedbackText":"x"}}}""", true, null)]
    public void ASubmittedVoteIsReadWithItsComment(string value, bool isPositive, string? comment)
    {
        Assert.True(SubmitAction.TryRead(JsonElement.Parse(value), out var vote));
        Assert.Equal(new Vote(isPositive, comment), vote);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"feedback\"")]
    [InlineData("""{"actionName":"feedback"}""")]
    [InlineData("""{"actionName":"feedback","actionValue":[]}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"shrug"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":1}}""")]
    [InlineData("""{"actionName":"other","actionValue":{"reaction":"like"}}""")]
    public void ASubmissionOfAnotherShapeIsNoVote(string value) => Assert.False(SubmitAction.TryRead(JsonElement.Parse(value), out _));

    [Fact]
    public void NoValueIsNoVote() => Assert.False(SubmitAction.TryRead(null, out _));

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("too long", 5, "too…")]
    [InlineData("ab🌉cd", 4, "ab…")]
    [InlineData("ab🌉cd", 5, "ab🌉…")]
    [InlineData("🌉🌉", 1, "…")]
    public void TextIsCutBetweenCharacters(string text, int most, string cut) => Assert.Equal(cut, ShortText.Cut(text, most));

    private static Activity Activity(string json) => JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), ActivityJsonContext.Default.Activity)!;
}
