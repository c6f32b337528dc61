using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Hosting.Tests.Rendering;

public sealed class ReplyCardTests
{
    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("emulator")]
    public void AListIsACardAndItsTextStaysWholeForThoseWhoShowNoCards(string channel)
    {
        var reply = Replies.List(3, lead: "In order of time:");
        var activity = Replies.Render(reply, channel);
        Assert.All(reply.Lines, line => Assert.Contains(line.Text.Split('.')[0], activity.Text));
        var card = Card(activity);
        Assert.Equal(("AdaptiveCard", "1.2", reply.Text), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString(), card.GetProperty("fallbackText").GetString()));
        Assert.Equal("In order of time: 1901: Statement 1. 1902: Statement 2. 1903: Statement 3. 9 more: say \"next\".", card.GetProperty("speak").GetString());
        Assert.Equal(
            """{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"1901: ","weight":"Bolder"},{"type":"TextRun","text":"Statement 1."},{"type":"TextRun","text":" "},{"type":"TextRun","text":"[1]","selectAction":{"type":"Action.OpenUrl","title":"[1] The Bridge, History, paragraph 1, sentence 1","url":"http://localhost:3978/sources/bridge#1"}}]}""",
            card.GetProperty("body")[0].GetRawText());
        Assert.Equal(4, card.GetProperty("body").GetArrayLength());
    }

    [Fact]
    public void WebChatShowsTheCardAndTheLeadInsteadOfTheTextAndReadsTheTextAloud()
    {
        var activity = Replies.Render(Replies.List(3, lead: "In order (of time):"), "webchat");
        Assert.Equal("In order \\(of time\\):", Shown(activity));
        Assert.Contains("Statement 3.", activity.ChannelData!.Value.GetProperty("webchat:fallback-text").GetString());
    }

    [Fact]
    public void WithoutALeadTheListIsHeadedByItsAnswerOrItsFirstAndLastLabel()
    {
        Assert.Equal("1901 – 1903", Shown(Replies.List(3)));
        Assert.Equal("Ann, Ben", Shown(Replies.List(3) with { Answer = "Ann, Ben" }));
        var unnamed = Replies.List(3);
        Assert.Null(Replies.Render(unnamed with { Lines = [.. unnamed.Lines.Select(line => line with { Label = null })] }, "webchat").Attachments);
    }

    [Fact]
    public void TwoItemsAndPlainAnswersAreNoCards()
    {
        Assert.Null(Replies.Render(Replies.List(2, lead: "In order:"), "webchat").Attachments);
        Assert.Null(Replies.Render(Replies.Answer, "webchat").Attachments);
        Assert.Null(Replies.Render(Replies.List(3, lead: "Which one?") with { Status = ReplyStatus.Clarify }, "webchat").Attachments);
        Assert.Null(Replies.Render(Replies.List(3, lead: "In order:"), "something-new").Attachments);
    }

    [Fact]
    public void ASectionIsAskedForByPressingItsHeading()
    {
        var sections = new Reply { Status = ReplyStatus.Command, Intent = "sections", Lines = [new(LineKind.Note, "Sections:", []), .. new[] { "Lead", "History", "Tolls" }.Select(heading => new ReplyLine(LineKind.Item, heading, []))] };
        var body = Card(Replies.Render(sections, "webchat")).GetProperty("body");
        Assert.Equal("""{"type":"Action.Submit","title":"History","data":"History"}""", body[1].GetProperty("inlines")[0].GetProperty("selectAction").GetRawText());
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    public void HelpIsACardWithButtonsBelowItsFirstSentence(string channel)
    {
        var help = new Reply { Status = ReplyStatus.Help, Intent = "help", Lines = [new(LineKind.Note, "I answer. Ask me *anything*.", [])], Suggestions = ["Who built it?", "Sections"] };
        var activity = Replies.Render(help, channel);
        Assert.Equal("I answer.", Shown(activity).Replace("\\", ""));
        var card = Card(activity);
        Assert.Equal("Ask me *anything*.", Assert.Single(card.GetProperty("body")[0].GetProperty("inlines").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal("""[{"type":"Action.Submit","title":"Who built it?","data":"Who built it?"},{"type":"Action.Submit","title":"Sections","data":"Sections"}]""", card.GetProperty("actions").GetRawText());
    }

    private static JsonElement Card(Activity activity)
    {
        var attachment = Assert.Single(activity.Attachments!)!;
        Assert.Equal(Attachment.AdaptiveCard, attachment.ContentType);
        return attachment.Content!.Value;
    }

    private static string Shown(Reply reply) => Shown(Replies.Render(reply, "webchat"));

    private static string Shown(Activity activity) => activity.ChannelData!.Value.GetProperty("messageBack").GetProperty("displayText").GetString()!;
}
