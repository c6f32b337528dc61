using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

public sealed class MessageExtensionTests
{
    private readonly ActivityTurns turns = Turns.Over(Turns.Storage());

    [Fact]
    public async Task AFewWordsFindFactsAsCardsWithPreviewAndPlace()
    {
        var found = await Search(Query("Ada Holm visit Marn"));
        Assert.Equal(("result", "list"), (found.GetProperty("type").GetString(), found.GetProperty("attachmentLayout").GetString()));
        var first = found.GetProperty("attachments")[0];
        Assert.Equal(Attachment.AdaptiveCard, first.GetProperty("contentType").GetString());
        var card = first.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.2"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.Contains(Turns.AnswerPart, card.GetProperty("body").GetRawText());
        Assert.Contains("paragraph 1, sentence 1", card.GetProperty("fallbackText").GetString());
        var preview = first.GetProperty("preview");
        Assert.Equal("application/vnd.microsoft.card.thumbnail", preview.GetProperty("contentType").GetString());
        Assert.Contains(Turns.AnswerPart, preview.GetProperty("content").GetProperty("title").GetString());
    }

    [Fact]
    public async Task TheSameWordsFindTheSameAndPagesDoNotOverlap()
    {
        var all = Titles(await Search(Query("bridge")));
        Assert.True(all.Count >= 3, $"{all.Count} found");
        Assert.Equal(all, Titles(await Search(Query("bridge"))));
        Assert.Equal(all[..2], Titles(await Search(Query("bridge", count: 2))));
        Assert.Equal(all[1..3], Titles(await Search(Query("bridge", skip: 1, count: 2))));
    }

    [Theory]
    [InlineData("""{"commandId":"findFact","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":25}}""")]
    [InlineData("""{"commandId":"findFact","parameters":[{"name":"query","value":"  "}]}""")]
    [InlineData("""{"commandId":"findFact","parameters":[null,7,{},{"name":"query"},{"name":"query","value":3}],"queryOptions":"x"}""")]
    [InlineData("{}")]
    public async Task BeforeAnythingIsTypedThereAreFactsToBeginWith(string value) =>
        Assert.NotEmpty(Titles(await Search(value)));

    [Fact]
    public async Task TheWordsMayComeWithoutAName() =>
        Assert.Equal(Titles(await Search(Query("bridge"))), Titles(await Search("""{"parameters":[{"value":"bridge"}],"queryOptions":{"skip":0,"count":25}}""")));

    [Theory]
    [InlineData("zzyzx")]
    [InlineData("Napoleon")]
    [InlineData("日本")]
    public async Task WordsThatNothingTellsOfGetAMessage(string words)
    {
        var found = await Search(Query(words));
        Assert.Equal("message", found.GetProperty("type").GetString());
        Assert.NotEmpty(found.GetProperty("text").GetString()!);
    }

    [Fact]
    public async Task AVeryLongQueryGetsAMessage() => Assert.Equal("message", (await Search(Query(new string('x', 20_000)))).GetProperty("type").GetString());

    [Theory]
    [InlineData(-1, -5)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public async Task OddPagesAreTaken(int skip, int count) => Assert.NotNull((await Search(Query("bridge", skip, count))).GetProperty("type").GetString());

    [Fact]
    public async Task EveryCardIsSmallEnough()
    {
        var found = await Search("{}");
        Assert.All(found.GetProperty("attachments").EnumerateArray(), card => Assert.InRange(card.GetProperty("content").GetRawText().Length, 1, 28 * 1024 / 2));
    }

    private static string Query(string words, int skip = 0, int count = 25) => JsonSerializer.Serialize(new
    {
        commandId = "findFact",
        parameters = new[] { new { name = "query", value = words } },
        queryOptions = new { skip, count },
    });

    private static List<string> Titles(JsonElement found) =>
        [.. found.GetProperty("attachments").EnumerateArray().Select(a => a.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()!)];

    private async Task<JsonElement> Search(string value)
    {
        var turn = await turns.TakeAsync(Turns.InTeams(Turns.Invoke(null, "composeExtension/query", value)), TestContext.Current.CancellationToken);
        Assert.Equal(200, turn.Invoke!.Status);
        Assert.Empty(turn.Replies);
        return turn.Invoke.Body!.Value.GetProperty("composeExtension");
    }
}
