using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Hosting.Tests.Rendering;

public sealed class RenderingTests
{
    [Theory]
    [InlineData("something-new")]
    [InlineData("")]
    [InlineData(null)]
    public void ChannelsThatAreNotKnownGetTheReplyAsItStands(string? channel)
    {
        var activity = Replies.Render(Replies.Answer, channel);
        Assert.Equal("plain", activity.TextFormat);
        Assert.Equal(Replies.Answer.Text, activity.Text);
        Assert.Null(activity.Entities);
    }

    [Fact]
    public void TheEmulatorGetsTheReplyWithTheAddressOfEachPlaceBelowIt()
    {
        var activity = Replies.Render(Replies.Answer, "emulator");
        Assert.Equal("plain", activity.TextFormat);
        Assert.Equal(
            """
            3 May 1901 [1]
            The bridge was opened on 3 May 1901. [1] [2]

            [1] The <Old> Bridge, Lead, paragraph 1, sentence 2
            http://localhost:3978/sources/bridge#1
            [2] The <Old> Bridge, Tolls (20%), paragraph 2, sentence 1: “It opened *at last* in May.”
            http://localhost:3978/sources/bridge#2
            """,
            activity.Text);
        Assert.Null(activity.Entities);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    public void WebChatGetsMarksDefinitionsAndClaims(string channel)
    {
        var activity = Replies.Render(Replies.Answer, channel);
        Assert.Equal("markdown", activity.TextFormat);
        Assert.Equal(
            """
            **3 May 1901** [1]

            The bridge was opened on 3 May 1901\. [1] [2]

            > “It opened \*at last\* in May\.” [2]

            [1]: http://localhost:3978/sources/bridge#1 "Lead, paragraph 1, sentence 2 – The &lt;Old&gt; Bridge"
            [2]: http://localhost:3978/sources/bridge#2 "Tolls \(20%\), paragraph 2, sentence 1 – The &lt;Old&gt; Bridge"
            """,
            activity.Text);
        var message = Assert.Single(activity.Entities!)!;
        Assert.Equal("https://schema.org/Message", message.Type);
        var claims = message.Properties!["citation"].EnumerateArray().ToList();
        Assert.Equal([1, 2], claims.Select(claim => claim.GetProperty("position").GetInt32()));
        var appearance = claims[1].GetProperty("appearance");

        // No address here: the entry of the list opens a dialog, in which the link stands.
        Assert.False(appearance.TryGetProperty("url", out _));
        Assert.Equal("It opened \\*at last\\* in May\\.\n\n[Open the source](http://localhost:3978/sources/bridge#2)", appearance.GetProperty("text").GetString());
        Assert.Equal("It opened *at last* in May.", appearance.GetProperty("abstract").GetString());
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("webchat")]
    public void AReplyIsAddressedToTheSenderAndCarriesSuggestionsForThem(string channel)
    {
        var activity = Replies.Render(Replies.Answer, channel);
        Assert.Equal(("message", "bot-1", "user-1", "in-1", "c-1", "en-GB"), (activity.Type, activity.From!.Id, activity.Recipient!.Id, activity.ReplyToId, activity.Conversation!.Id, activity.Locale));
        Assert.Null(activity.Id);
        Assert.Equal(["user-1"], activity.SuggestedActions!.To);
        Assert.Equal(["imBack", "imBack"], activity.SuggestedActions.Actions!.Select(action => action!.Type));
        Assert.Equal(["Who built it?", "Tell me more"], activity.SuggestedActions.Actions!.Select(action => action!.Value!.Value.GetString()));
    }

    [Fact]
    public void InDirectLineSuggestionsNameNobodySinceWebChatDoesNotKnowItsOwnId()
    {
        var suggested = Replies.Render(Replies.Answer, "directline").SuggestedActions!;
        Assert.Null(suggested.To);
        Assert.Equal(2, suggested.Actions!.Count);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[1]: https://evil.example \"x\"")]
    [InlineData("**bold** _it_ `code`")]
    [InlineData("# heading")]
    [InlineData("1. item")]
    [InlineData("a\n    code\n\n[2]: cite:9")]
    [InlineData("![x](https://evil.example/x.png)")]
    public void NothingThatIsSaidBecomesMarkupInWebChat(string said)
    {
        var reply = new Reply { Status = ReplyStatus.NotFound, Intent = "x", Lines = [new(LineKind.Note, said, []), new(LineKind.Item, said, [], said)] };
        var text = Replies.Render(reply, "webchat").Text!;
        Assert.DoesNotContain('<', text);
        Assert.Equal(2, text.Split("\n\n").Length);
        Assert.All(text.Split('\n').Where(line => line.Length > 0), line => Assert.Matches(@"^(- \*\*)?([^\[\]`_#!*]|\\.)*(:\*\* ([^\[\]`_#!*]|\\.)*)?$", line));
    }

    [Fact]
    public void ItemsStandCloseTogetherAndKeepTheirLabels()
    {
        var reply = new Reply
        {
            Status = ReplyStatus.Answered,
            Intent = "timeline",
            Lines = [new(LineKind.Note, "In order:", []), new(LineKind.Item, "opened", [], "1901"), new(LineKind.Item, "rebuilt", [], "1950"), new(LineKind.Note, "More?", [])],
        };
        Assert.Equal("In order:\n\n- **1901:** opened\n- **1950:** rebuilt\n\nMore?", Replies.Render(reply, "webchat").Text);
        Assert.Equal("In order:\n- 1901: opened\n- 1950: rebuilt\nMore?", Replies.Render(reply, "emulator").Text);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("msteams")]
    [InlineData("emulator")]
    [InlineData("something-new")]
    public void NothingAbsentIsWrittenAsNull(string channel)
    {
        var json = JsonSerializer.Serialize(Replies.Render(new Reply { Status = ReplyStatus.Smalltalk, Intent = "greet", Lines = [new(LineKind.Note, "Hi", [])] }, channel), ActivityJsonContext.Default.Activity);
        Assert.DoesNotContain("null", json);
        Assert.DoesNotContain("suggestedActions", json);
        Assert.DoesNotContain("entities", json);
    }
}
