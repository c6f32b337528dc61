using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace RelationsBot.Server.Tests.Pages;

/// <summary>The data that the product ships: every citation's place must be there to open.</summary>
public sealed class ShippedSourcesTests
{
    [Fact]
    public async Task EveryPlaceOfEveryEntryHasItsAnchor()
    {
        using var server = BridgeServer.With(("Knowledge:Folder", TestFiles.ShippedData));
        var store = Bot.Load(TestFiles.ShippedData).Store;
        var anchors = new RelationsBot.Hosting.Rendering.SourceAnchors(store.Documents);
        foreach (var document in store.Documents)
        {
            var response = await server.Client().GetAsync($"/sources/{document.Id}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var ids = Regex.Matches(await response.TextAsync(), " id=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToHashSet();
            var places = store.Entries.SelectMany(entry => entry.Places).Where(place => place.Document == document.Id);
            Assert.All(places.Select(anchors.Sentence), anchor => Assert.Contains(anchor, ids));
        }
    }
}
