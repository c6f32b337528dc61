using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Hosting.Tests.Rendering;

public sealed class TeamsTests
{
    [Fact]
    public void TeamsGetsOneTextWithBareMarksAndTheClaimsThatPopUpAtThem()
    {
        var activity = Teams(Replies.Answer);
        Assert.Equal("markdown", activity.TextFormat);
        Assert.Equal("**3 May 1901** [1]\n\nThe bridge was opened on 3 May 1901. [1] [2]", activity.Text);
        Assert.Null(activity.Attachments);
        Assert.Equal(
            """
            {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":"","citation":[
            {"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"Lead, paragraph 1, sentence 2 – The <Old> Bridge","url":"https://bot.example/sources/bridge#1","abstract":"The bridge was opened on 3 May 1901.","keywords":["Lead"]}},
            {"@type":"Claim","position":2,"appearance":{"@type":"DigitalDocument","name":"Tolls (20%), paragraph 2, sentence 1 – The <Old> Bridge","url":"https://bot.example/sources/bridge#2","abstract":"It opened *at last* in May.","keywords":["Tolls (20%)"]}}]}
            """.ReplaceLineEndings(""),
            System.Text.RegularExpressions.Regex.Unescape(JsonSerializer.Serialize(Assert.Single(activity.Entities!), ActivityJsonContext.Default.Entity)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FeedbackButtonsAreAskedForInTheChannelDataAndNothingIsLabelledAsGenerated(bool mayBeVotedOn)
    {
        var activity = Teams(Replies.Answer, mayBeVotedOn);
        Assert.Equal(mayBeVotedOn ? """{"feedbackLoop":{"type":"default"}}""" : null, activity.ChannelData?.GetRawText());
        var json = Json(activity);
        Assert.DoesNotContain("AIGenerated", json);
        Assert.DoesNotContain("potentialAction", json);
    }

    [Theory]
    [InlineData("http://bot.example")]
    [InlineData("ftp://bot.example")]
    public void OnlyHttpsAddressesStandInClaims(string root) =>
        Assert.All(Claims(Replies.Render(Replies.Answer, "msteams", root)), appearance => Assert.False(appearance.TryGetProperty("url", out _)));

    [Fact]
    public void ClaimsKeepWithinTheirLimitsAndCutNoCharacterInTwo()
    {
        var bridges = string.Concat(Enumerable.Repeat("🌉", 200));
        var reply = Replies.Answer with { Citations = [.. Replies.Answer.Citations.Select(c => c with { Section = bridges, Statement = "x" + bridges, Quote = null })] };
        Assert.All(Claims(Teams(reply)), appearance =>
        {
            var keywords = appearance.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!).ToList();
            AssertWithin(80, appearance.GetProperty("name").GetString()!);
            AssertWithin(160, appearance.GetProperty("abstract").GetString()!);
            Assert.True(keywords.Count <= 3);
            Assert.All(keywords, keyword => AssertWithin(28, keyword));
            Assert.False(appearance.TryGetProperty("text", out _));
        });
    }

    [Fact]
    public void NoMoreThanTwentyClaimsAreMadeAndTheOtherPlacesStandInWords()
    {
        var activity = Teams(Replies.List(23));
        Assert.Equal(Enumerable.Range(1, 20), Positions(activity));
        Assert.EndsWith("\n\n[21] The Bridge, History, paragraph 21, sentence 1\n\n[22] The Bridge, History, paragraph 22, sentence 1\n\n[23] The Bridge, History, paragraph 23, sentence 1", activity.Text);
    }

    [Fact]
    public void ListsAreListsOfTextSinceMarksInACardOpenNothing()
    {
        var activity = Teams(Replies.List(3, lead: "In order of time:"));
        Assert.Equal("In order of time:\n\n- **1901:** Statement 1. [1]\n- **1902:** Statement 2. [2]\n- **1903:** Statement 3. [3]\n\n9 more: say \"next\".", activity.Text);
        Assert.Null(activity.Attachments);
    }

    [Fact]
    public void OnlyThreeSuggestionsAreSentSinceNoMoreAreShown()
    {
        var suggested = Teams(Replies.Answer with { Suggestions = ["a", "b", "c", "d"] }).SuggestedActions!;
        Assert.Equal(["a", "b", "c"], suggested.Actions!.Select(action => action!.Title));
        Assert.Equal(["user-1"], suggested.To);
    }

    [Theory]
    [InlineData(8, 30_000)]
    [InlineData(8, 2_000)]
    [InlineData(20, 900)]
    [InlineData(200, 100)]
    [InlineData(1, 31_000)]
    public void AMessageStaysBelowTheLimitHoweverMuchThereIsToSay(int items, int length)
    {
        var activity = Teams(Replies.List(items, i => $"{i} " + new string('語', length), lead: "In order of time:"), mayBeVotedOn: true);
        Assert.InRange(Json(activity).Length, 1, 28 * 1024 / 2);
        Assert.StartsWith("In order of time:\n\n- **1901:** 1 語", activity.Text);
        Assert.Contains("\n\n9 more: say \"next\".", activity.Text);
        Assert.All(Positions(activity), position => Assert.Contains($"[{position}]", activity.Text));
    }

    [Theory]
    [InlineData("a *b* _c_ `d` ~e~", @"a \*b\* \_c\_ \`d\` \~e\~")]
    [InlineData("[1]: https://x.example <b>&", @"\[1\]: https://x.example &lt;b&gt;&amp;")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("- item", @"\- item")]
    [InlineData("12. May", @"12\. May")]
    [InlineData("12) May", @"12\) May")]
    [InlineData("> said", "&gt; said")]
    [InlineData("On 12. May - #1 + 2.", "On 12. May - #1 + 2.")]
    [InlineData("C:\\x\n\n  y", @"C:\\x y")]
    public void NothingThatIsSaidBecomesMarkupInTeams(string said, string text) =>
        Assert.Equal(text, Teams(new Reply { Status = ReplyStatus.NotFound, Intent = "x", Lines = [new(LineKind.Note, said, [])] }).Text);

    [Fact]
    public void HelpIsTextWithACardOfButtonsThatSayWhatIsOnThem()
    {
        var help = new Reply { Status = ReplyStatus.Help, Intent = "help", Lines = [new(LineKind.Note, "I answer. Ask me.", [])], Suggestions = ["Who built it?"] };
        var activity = Teams(help);
        Assert.Equal("I answer. Ask me.", activity.Text);
        var card = Assert.Single(activity.Attachments!)!.Content!.Value;
        Assert.Equal(("AdaptiveCard", "1.2", "I answer. Ask me."), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString(), card.GetProperty("fallbackText").GetString()));
        Assert.Equal(0, card.GetProperty("body").GetArrayLength());
        Assert.Equal("""[{"type":"Action.Submit","title":"Who built it?","data":{"utterance":"Who built it?","msteams":{"type":"messageBack","displayText":"Who built it?","text":"Who built it?"}}}]""", card.GetProperty("actions").GetRawText());
    }

    private static Activity Teams(Reply reply, bool mayBeVotedOn = false) => Replies.Render(reply, "msteams", "https://bot.example", mayBeVotedOn);

    private static string Json(Activity activity) => JsonSerializer.Serialize(activity, ActivityJsonContext.Default.Activity);

    private static JsonElement.ArrayEnumerator Citations(Activity activity) => Assert.Single(activity.Entities!)!.Properties!["citation"].EnumerateArray();

    private static IEnumerable<JsonElement> Claims(Activity activity) => Citations(activity).Select(claim => claim.GetProperty("appearance"));

    private static IEnumerable<int> Positions(Activity activity) => Citations(activity).Select(claim => claim.GetProperty("position").GetInt32());

    private static void AssertWithin(int most, string text)
    {
        Assert.InRange(text.Length, most - 1, most);
        Assert.EndsWith("🌉…", text);
    }
}
