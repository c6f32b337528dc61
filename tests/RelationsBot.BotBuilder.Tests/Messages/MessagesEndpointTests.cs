using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RelationsBot.Conformance;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Messages;

public sealed class MessagesEndpointTests(SdkHost host) : IClassFixture<SdkHost>
{
    private static int conversations;

    private readonly HttpClient client = host.Client();
    private readonly string conversation = $"e{Interlocked.Increment(ref conversations)}";

    [Fact]
    public async Task AReplyThatSurelyFailedMakes502AndComesWithTheNextDelivery()
    {
        await using var channel = await ChannelDouble.StartAsync();
        channel.Status = HttpStatusCode.NotFound;
        Assert.Equal(HttpStatusCode.BadGateway, await PostAsync(Activity(channel.Url)));
        channel.Status = HttpStatusCode.Created;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url, "Who founded the Bridge Company?")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url)));
        Assert.Equal(2, channel.Received.Count);
        Assert.All(channel.Received, received => Assert.Contains(SdkHost.AnswerPart, received.Activity.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task AChannelThatAsksToComeBackLaterHasNotTakenTheReply()
    {
        await using var channel = await ChannelDouble.StartAsync();
        (channel.Status, channel.RetryAfter) = (HttpStatusCode.ServiceUnavailable, 1);
        Assert.Equal(HttpStatusCode.BadGateway, await PostAsync(Activity(channel.Url)));
        (channel.Status, channel.RetryAfter) = (HttpStatusCode.Created, null);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url)));
        Assert.True(channel.Received.Count >= 2);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task AReplyThatMayHaveArrivedMakes200AndIsNotSentAgain(HttpStatusCode status)
    {
        await using var channel = await ChannelDouble.StartAsync();
        channel.Status = status;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url)));
        Assert.Single(channel.Received);
    }

    [Fact]
    public async Task NobodyAtTheServiceUrlMakes502()
    {
        string gone;
        await using (var channel = await ChannelDouble.StartAsync())
            gone = channel.Url;
        Assert.Equal(HttpStatusCode.BadGateway, await PostAsync(Activity(gone)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>fine</html>")]
    [InlineData("[]")]
    [InlineData("{\"id\":{}}")]
    public async Task WhateverTheChannelAnswersWith2xxItHasTakenTheReply(string answer)
    {
        await using var channel = await ChannelDouble.StartAsync();
        channel.Answer = answer;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url)));
        Assert.Single(channel.Received);
    }

    [Fact]
    public async Task RepliesGoToTheActivityTheyAnswerWithoutAToken()
    {
        await using var channel = await ChannelDouble.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url + "/some/path/")));
        var (path, headers, _) = Assert.Single(channel.Received);
        Assert.Equal($"POST /some/path/v3/conversations/{conversation}/activities/a%7C1", path);
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task DeliveriesAtOnceAreAnsweredOnce()
    {
        await using var channel = await ChannelDouble.StartAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostAsync(Activity(channel.Url))));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Single(channel.Received);
    }

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://localhost.example.org")]
    public async Task WithoutAnAppIdRepliesGoToThisMachineOnly(string serviceUrl) => Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Activity(serviceUrl)));

    [Theory]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("X-Original-Proto", "https")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("Host", "bot.example.org")]
    public async Task WithoutAnAppIdNeitherProxiesNorPagesOfOthersAreLetIn(string header, string value) =>
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Activity("http://localhost:9"), (header, value)));

    [Fact]
    public async Task WithoutAnAppIdATokenIsIgnored()
    {
        await using var channel = await ChannelDouble.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Activity(channel.Url), ("Authorization", "Bearer a.b.c")));
        Assert.Single(channel.Received);
    }

    [Fact]
    public async Task OtherContentIsNotTakenNorTooMuchOfIt()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync("{}", "text/plain"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new string(' ', 1024 * 1024 + 1), "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Activity("http://localhost:9").Replace("\"text\"", "\"channelData\":" + new string('[', 70) + new string(']', 70) + ",\"text\"", StringComparison.Ordinal), "application/json"));
        using var get = await client.GetAsync("/api/messages", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
    }

    private string Activity(string serviceUrl, string text = SdkHost.Question) =>
        $$"""{"type":"message","id":"a|1","channelId":"not-known-yet","serviceUrl":"{{serviceUrl}}","from":{"id":"user"},"recipient":{"id":"bot"},"conversation":{"id":"{{conversation}}"},"text":"{{text}}"}""";

    private Task<HttpStatusCode> PostAsync(string body, params (string Name, string Value)[] headers) => PostAsync(body, "application/json", headers);

    private async Task<HttpStatusCode> PostAsync(string body, string contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } } };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
