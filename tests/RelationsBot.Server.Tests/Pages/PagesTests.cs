using System.Net;
using System.Text.RegularExpressions;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.Pages;

public sealed partial class PagesTests(BridgeServer server) : IClassFixture<BridgeServer>
{
    private readonly HttpClient http = server.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/?embed=1")]
    [InlineData("/sources")]
    [InlineData("/sources/bridge")]
    public async Task APageIsWellMadeAndAsksNobodyElse(string path)
    {
        var response = await http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("frame-ancestors 'self';", policy);
        Assert.Contains("base-uri 'none'; form-action 'self'", policy);
        var page = await response.TextAsync();
        Assert.Contains("<html lang=\"en\">", page);
        Assert.Matches("<title>[^<]+</title>", page);
        Assert.Single(MainElement().Matches(page));
        Assert.DoesNotMatch("<script(?![^>]* src=\"\\./)", page);
        Assert.DoesNotMatch("(src|<link[^>]*href)=\"(https?:)?//", page);
        Assert.DoesNotMatch(" on[a-z]+=", page);

        // A proxy may serve it below a path of its own.
        Assert.DoesNotMatch("(href|src|action)=\"/", page);
    }

    [Theory]
    [InlineData("/webchat/webchat.js", "text/javascript")]
    [InlineData("/chat.js", "text/javascript")]
    [InlineData("/embed.js", "text/javascript")]
    [InlineData("/site.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    public async Task TheFilesOfThePageAreServed(string path, string type)
    {
        if (path.StartsWith("/webchat", StringComparison.Ordinal))
            Assert.SkipUnless((await http.GetAsync(path, Cancel)).IsSuccessStatusCode || Required.Everything, "Web Chat could not be fetched when the server was built.");
        var response = await http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task EveryStatementStandsAtItsPlaceUnderAnAnchor()
    {
        var page = await http.GetStringAsync("/sources/bridge", Cancel);
        Assert.Contains("<li id=\"s-lead-1-1\">", page);
        Assert.Contains("<li id=\"s-history-1-1\">", page);
        Assert.Contains("<li id=\"s-history-1-3\">", page);
        Assert.Contains("<li id=\"s-tolls-fees-1-1\">", page);
        Assert.Matches("id=\"s-history-1-1\">.*The engineer Ada Holm visited Marn on 12 June 1899", page);
        Assert.Contains("<h3 id=\"s-tolls-fees\">Tolls &amp; &lt;fees&gt;", page);
        Assert.Contains("<a href=\"#s-tolls-fees\">", page);
        Assert.Contains("&quot;two pence&quot; &amp; no more", page);
        Assert.Contains("the source is unclear here", page);
        Assert.Contains("https://example.org/wiki/Old_Bridge#History", page);
        Assert.Contains("CC BY-SA 4.0", page);
        Assert.DoesNotContain("Nobody knows why", page);
        Assert.Equal(Ids().Matches(page).Count, Ids().Matches(page).Select(match => match.Value).Distinct().Count());
    }

    [Fact]
    public async Task WhereTheOperatorHasTheDocumentItsTextIsShownWithTheSentencesMarked()
    {
        using var with = BridgeServer.With(("Knowledge:Documents", TestFiles.Documents));
        var page = await with.Client().GetStringAsync("/sources/bridge", Cancel);
        Assert.Contains("<span id=\"s-history-1-1\">The engineer Ada Holm visited Marn on 12 June 1899.</span>", page);
        Assert.Contains("<span id=\"s-history-1-2\">Nobody knows why.</span>", page);
        Assert.Contains("The toll was &quot;two pence&quot; at first.", page);
        Assert.Contains("On 3 May 1901, Ada Holm founded the Bridge Company.", page);
        Assert.Equal(Ids().Matches(page).Count, Ids().Matches(page).Select(match => match.Value).Distinct().Count());
    }

    [Fact]
    public async Task AnUnknownSourceIsNotFound()
    {
        var response = await http.GetAsync("/sources/%3Cscript%3E", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("script>", await response.TextAsync());
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task TheServerIsWell(string path, string status)
    {
        var response = await http.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(status, (await response.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task CitationsUseThePublicAddressWhereOneIsSet()
    {
        using var published = BridgeServer.With(("Server:PublicUrl", "https://bot.example/relations"), ("DirectLine:TrustedOrigins:0", "https://shop.example"));
        var client = await DirectLine.DirectLineClient.StartAsync(published.Client());
        Assert.StartsWith("wss://bot.example/relations/v3/directline/conversations/", client.StreamUrl);
        await client.SayAsync(BridgeServer.Question);
        var answer = (await client.ReadAsync()).Activities[^1].GetProperty("text").GetString();
        Assert.Contains("https://bot.example/relations/sources/bridge#s-history-1-1", answer);
        var policy = Assert.Single((await published.Client().GetAsync("/", Cancel)).Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("connect-src 'self' wss://bot.example", policy);
        Assert.Contains("frame-ancestors 'self' https://shop.example", policy);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "127.0.0.1")]
    [InlineData("169.254.0.0/16", "::ffff:169.254.129.1")]
    [InlineData("::1", "::1")]
    public async Task OnlyAKnownProxyChangesTheAddress(string proxies, string remote)
    {
        var forwarded = new HttpRequestMessage(HttpMethod.Get, "/");
        forwarded.Headers.Add("X-Forwarded-Host", "proxied.example");
        forwarded.Headers.Add("X-Forwarded-Proto", "https");
        forwarded.Headers.Add(BridgeServer.RemoteAddress, remote);
        Assert.DoesNotContain("proxied.example", Assert.Single((await http.SendAsync(forwarded, Cancel)).Headers.GetValues("Content-Security-Policy")));

        using var behind = BridgeServer.With(("Server:KnownProxies:0", proxies));
        var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.Add("X-Forwarded-Host", "proxied.example");
        again.Headers.Add("X-Forwarded-Proto", "https");
        again.Headers.Add(BridgeServer.RemoteAddress, remote);
        Assert.Contains("wss://proxied.example", Assert.Single((await behind.Client().SendAsync(again, Cancel)).Headers.GetValues("Content-Security-Policy")));
    }

    [GeneratedRegex("<main")]
    private static partial Regex MainElement();

    [GeneratedRegex(" id=\"[^\"]*\"")]
    private static partial Regex Ids();
}
