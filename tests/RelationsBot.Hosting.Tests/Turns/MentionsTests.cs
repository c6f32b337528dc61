using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class MentionsTests
{
    [Theory]
    [InlineData("<at>Bot</at> When?", " " + " When?")]
    [InlineData("When?&nbsp;<at>Bot</at>", "When?&nbsp; ")]
    [InlineData("<at>Bot</at>", " ")]
    [InlineData("<at>Bot</at>, ask <at>Ada Holm</at> and <at>Bot</at>", " , ask Ada Holm and  ")]
    [InlineData("<at>Unknown</at> <at>Bot</at>", "<at>Unknown</at>  ")]
    [InlineData("no tag at all", "no tag at all")]
    [InlineData("", "")]
    public void OnlyTheBotsOwnMentionGoesAndOthersKeepTheirNames(string text, string left)
    {
        var incoming = Said(text, Mention("bot", "<at>Bot</at>"), Mention("ada", "<at>Ada Holm</at>"));
        var cleaned = Mentions.WithoutOwn(incoming);
        Assert.Equal(left, cleaned.Text);
        Assert.Equal("ada", Assert.Single(cleaned.Entities!)!.Properties!["mentioned"].GetProperty("id").GetString());
    }

    [Fact]
    public void WhoseMentionItIsSaysTheIdAndNotTheName()
    {
        Assert.Equal("Bot or   or Bot", Mentions.WithoutOwn(Said("<at>Bot</at> or <at>Bot</at> or <at>Bot</at>", Mention("other", "<at>Bot</at>"), Mention("bot", "<at>Bot</at>"), Mention("third", "<at>Bot</at>"))).Text);
        Assert.Equal("Bot?", Mentions.WithoutOwn(Said("<at>Bot</at>?", Mention("somebody", "<at>Bot</at>"))).Text);
        Assert.Equal("Bot?", Mentions.WithoutOwn(Said("<at>Bot</at>?", Mention("bot", "<at>Bot</at>")) with { Recipient = null }).Text);
    }

    [Fact]
    public void ALongerMentionIsNotTakenForAShorterOne() =>
        Assert.Equal("  ask @Bottle", Mentions.WithoutOwn(Said("@Bot ask @Bottle", Mention("bot", "@Bot"), Mention("x", "@Bottle"))).Text);

    [Theory]
    [InlineData("""{"type":"mention"}""")]
    [InlineData("""{"type":"mention","text":"<at>Bot</at>"}""")]
    [InlineData("""{"type":"mention","text":7,"mentioned":{"id":"bot"}}""")]
    [InlineData("""{"type":"mention","text":"","mentioned":{"id":"bot"}}""")]
    [InlineData("""{"type":"mention","text":"<at>Bot</at>","mentioned":"bot"}""")]
    [InlineData("""{"type":"clientInfo","text":"<at>Bot</at>","mentioned":{"id":"bot"}}""")]
    [InlineData("null")]
    public void WhatIsNoMentionIsLeftAlone(string entity)
    {
        var incoming = Turns.Message("1", "<at>Bot</at> x") with { Entities = [JsonSerializer.Deserialize<Entity?>(entity, ActivityJsonContext.Default.Entity!)] };
        Assert.Same(incoming, Mentions.WithoutOwn(incoming));
    }

    [Theory]
    [InlineData("<at>Bot</at>&nbsp;" + Turns.Question)]
    [InlineData("<p><at>Bot</at>\u00a0When did <at>Ada Holm</at> visit&nbsp;Marn?</p>")]
    public async Task AQuestionInATeamIsUnderstood(string text)
    {
        var asked = Turns.InGroup(Said(text, Mention("bot", "<at>Bot</at>"), Mention("ada", "<at>Ada Holm</at>")), "ann", "channel") with { Attachments = [new() { ContentType = "text/html" }] };
        var turn = await Turns.Over(Turns.Storage()).TakeAsync(asked, TestContext.Current.CancellationToken);
        Assert.Contains(Turns.AnswerPart, Assert.Single(turn.Replies).Text);
    }

    private static Activity Said(string text, params Entity[] entities) => Turns.Message("1", text) with { Entities = entities };

    private static Entity Mention(string id, string text) => new()
    {
        Type = "mention",
        Properties = new Dictionary<string, JsonElement>
        {
            ["text"] = JsonSerializer.SerializeToElement(text),
            ["mentioned"] = JsonSerializer.SerializeToElement(new { id, name = "x" }),
        },
    };
}
