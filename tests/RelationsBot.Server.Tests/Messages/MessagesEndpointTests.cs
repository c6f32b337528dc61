using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Messages;

public sealed class MessagesEndpointTests(BridgeServer server) : IClassFixture<BridgeServer>
{
    private static int conversations;

    private readonly HttpClient client = server.Client();
    private readonly string conversation = $"m{Interlocked.Increment(ref conversations)}";

    [Fact]
    public async Task ExpectRepliesBringsTheAnswerInline()
    {
        var reply = Assert.Single(await (await client.PostAsync(Messages.Inline(Question()))).RepliesAsync());
        Assert.Contains(BridgeServer.AnswerPart, reply.GetProperty("text").GetString());
        Assert.Equal("bot", reply.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("a1", reply.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task TheEmulatorGetsAddressesOfThePlacesAndATraceOfTheReading()
    {
        var activity = Messages.Inline(Question());
        activity["channelId"] = "emulator";
        var replies = await (await client.PostAsync(activity)).RepliesAsync();
        Assert.Equal(["message", "trace"], replies.Select(reply => reply.GetProperty("type").GetString()));
        Assert.Contains("http://localhost/sources/bridge#s-history-1-1", replies[0].GetProperty("text").GetString());
        Assert.Equal("How the question was read", replies[1].GetProperty("label").GetString());
    }

    [Fact]
    public async Task AThreadsIdIsKeptInTheAddressOfTheReply()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var thread = $"19:{conversation}@thread.tacv2;messageid=1700000000000";
        var activity = Messages.Activity(serviceUrl: connector.Url, conversation: thread);
        (activity["channelId"], activity["conversation"]!["conversationType"]) = ("msteams", "channel");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(activity)).StatusCode);
        var (path, _, reply) = Assert.Single(connector.Received);
        Assert.Equal($"POST /v3/conversations/{Uri.EscapeDataString(thread)}/activities/a1", path);
        Assert.Equal((thread, "channel", "a1"), (reply.GetProperty("conversation").GetProperty("id").GetString(), reply.GetProperty("conversation").GetProperty("conversationType").GetString(), reply.GetProperty("replyToId").GetString()));
    }

    [Fact]
    public async Task AMessageExtensionsSearchIsAnsweredWithCards()
    {
        var invoke = Messages.Activity("invoke", null, conversation: conversation);
        (invoke["channelId"], invoke["name"]) = ("msteams", "composeExtension/query");
        invoke["value"] = JsonNode.Parse("""{"commandId":"findFact","parameters":[{"name":"query","value":"Ada Holm Marn"}],"queryOptions":{"skip":0,"count":3}}""");
        using var response = await client.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.TextAsync();
        Assert.Contains(BridgeServer.AnswerPart, body);
        Assert.Contains("http://localhost/sources/bridge#s-history-1-1", body);
        Assert.Equal(body, await (await client.PostAsync(invoke)).TextAsync());
    }

    [Fact]
    public async Task ASecondDeliveryWithExpectRepliesGetsTheSameBody()
    {
        var first = await (await client.PostAsync(Messages.Inline(Question()))).TextAsync();
        var second = await (await client.PostAsync(Messages.Inline(Question("Something else?")))).TextAsync();
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task AnOrdinaryMessageIsAnsweredThroughTheConnector()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        using var response = await client.PostAsync(Question(serviceUrl: connector.Url + "/some/path/", id: "f:1|2"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.TextAsync());
        var (path, headers, activity) = Assert.Single(connector.Received);
        Assert.Equal($"POST /some/path/v3/conversations/{conversation}/activities/f%3A1%7C2", path);
        Assert.Equal("application/json; charset=utf-8", headers["Content-Type"]);
        Assert.False(headers.ContainsKey("Authorization"));
        Assert.NotEmpty(headers["User-Agent"].ToString());
        Assert.Contains(BridgeServer.AnswerPart, activity.GetProperty("text").GetString());
        Assert.False(activity.TryGetProperty("id", out _));
        Assert.False(activity.TryGetProperty("deliveryMode", out _));
    }

    [Fact]
    public async Task ASecondDeliverySendsNothing()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.PostAsync(Question(serviceUrl: connector.Url))));
        Assert.All(deliveries, delivery => Assert.Equal(HttpStatusCode.OK, delivery.StatusCode));
        Assert.Single(connector.Received);
    }

    [Fact]
    public async Task AReplyThatSurelyFailedMakes502AndComesWithTheNextDelivery()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        connector.Status = HttpStatusCode.NotFound;
        Assert.Equal(HttpStatusCode.BadGateway, (await client.PostAsync(Question(serviceUrl: connector.Url))).StatusCode);
        connector.Status = HttpStatusCode.Created;
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Question("Something else?", serviceUrl: connector.Url))).StatusCode);
        Assert.Equal(2, connector.Received.Count);
        Assert.Equal(connector.Received[0].Activity.GetProperty("text").GetString(), connector.Received[1].Activity.GetProperty("text").GetString());
    }

    [Fact]
    public async Task AReplyThatMayHaveArrivedMakes200AndIsNotSentAgain()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        connector.Status = HttpStatusCode.InternalServerError;
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Question(serviceUrl: connector.Url))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Question(serviceUrl: connector.Url))).StatusCode);
        Assert.Single(connector.Received);
    }

    [Fact]
    public async Task WhoeverJoinsIsWelcomedOnce()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var joined = Messages.Joined(connector.Url, "j1", "bot", "user");
        joined["conversation"]!["id"] = conversation;
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(joined)).StatusCode);
        joined["id"] = "j2";
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(joined)).StatusCode);
        var welcome = Assert.Single(connector.Received).Activity;
        Assert.NotEmpty(welcome.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("endOfConversation")]
    [InlineData("installationUpdate")]
    [InlineData("contactRelationUpdate")]
    [InlineData("deleteUserData")]
    [InlineData("ping")]
    [InlineData("trace")]
    [InlineData("handoff")]
    [InlineData("command")]
    [InlineData("surprise")]
    public async Task OtherTypesAreTakenInSilence(string type)
    {
        using var response = await client.PostAsync(Messages.Activity(type, conversation: conversation));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.TextAsync());
        Assert.Empty(await (await client.PostAsync(Messages.Inline(Messages.Activity(type, conversation: conversation)))).RepliesAsync());
    }

    [Fact]
    public async Task AnUnknownInvokeIsNotImplemented() =>
        await RefusedAsync(HttpStatusCode.NotImplemented, await client.PostAsync(Messages.Activity("invoke")));

    [Theory]
    [InlineData(null)]
    [InlineData("expectReplies")]
    public async Task AnInvokesAnswerIsTheHttpAnswerAndNothingIsSent(string? deliveryMode)
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var invoke = Messages.Activity("invoke", null, "i1", connector.Url, conversation);
        invoke["name"] = "message/submitAction";
        invoke["deliveryMode"] = deliveryMode;
        invoke["value"] = JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""");
        using var first = await client.PostAsync(invoke);
        Assert.Equal((HttpStatusCode.OK, "application/json", "{}"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType, await first.TextAsync()));
        invoke["value"] = null;
        using var second = await client.PostAsync(invoke);
        Assert.Equal((HttpStatusCode.OK, "{}"), (second.StatusCode, await second.TextAsync()));
        invoke["id"] = "i2";
        await RefusedAsync(HttpStatusCode.BadRequest, await client.PostAsync(invoke));
        Assert.Empty(connector.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":5,\"conversation\":{\"id\":\"c\"},\"serviceUrl\":\"http://localhost\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{},\"serviceUrl\":\"http://localhost\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"c\"},\"serviceUrl\":\"not an address\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\",\"conversation\":{\"id\":\"c\"},\"serviceUrl\":\"http://localhost\"}")]
    public async Task WhatIsNoActivityIsABadRequest(string body) =>
        await RefusedAsync(HttpStatusCode.BadRequest, await client.PostTextAsync(body));

    [Fact]
    public async Task DeepNestingIsABadRequest()
    {
        var body = Question().ToJsonString()[..^1] + ",\"channelData\":" + new string('[', 100) + new string(']', 100) + "}";
        await RefusedAsync(HttpStatusCode.BadRequest, await client.PostTextAsync(body));
        await RefusedAsync(HttpStatusCode.BadRequest, await client.PostTextAsync(new string('[', 100_000)));
    }

    [Fact]
    public async Task InvalidUtf8IsABadRequest() =>
        await RefusedAsync(HttpStatusCode.BadRequest, await client.PostBytesAsync([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D], "application/json"));

    [Fact]
    public async Task AVeryLongTextIsABadRequest() =>
        await RefusedAsync(HttpStatusCode.BadRequest, await client.PostAsync(Question(new string('x', 100_000))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MoreThanAMegabyteIsTooLarge(bool announced)
    {
        var body = Encoding.UTF8.GetBytes(Question(new string('x', 1024 * 1024)).ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = announced ? new ByteArrayContent(body) : new StreamContent(new UnseekableStream(body)) };
        request.Content.Headers.ContentType = new("application/json");
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, await client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task AnotherContentTypeIsRefused(string? contentType) =>
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, await client.PostTextAsync(Question().ToJsonString(), contentType));

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task JsonInUtf8IsTakenHoweverItIsWritten(string contentType) =>
        Assert.Equal(HttpStatusCode.OK, (await client.PostTextAsync(Messages.Inline(Question()).ToJsonString(), contentType)).StatusCode);

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OnlyPostIsAllowed(string method) =>
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.SendAsync(new(new(method), "/api/messages"), TestContext.Current.CancellationToken)).StatusCode);

    [Theory]
    [InlineData("Forwarded", "for=1.2.3.4")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("x-forwarded-anything", "1")]
    [InlineData("X-Original-Proto", "https")]
    [InlineData(BridgeServer.RemoteAddress, "192.0.2.7")]
    [InlineData(BridgeServer.RemoteAddress, "::ffff:192.0.2.7")]
    [InlineData(BridgeServer.RemoteAddress, "none")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "192.0.2.7:3978")]
    public async Task WithoutAnAppIdOnlyThisMachineIsLetIn(string name, string value) =>
        await RefusedAsync(HttpStatusCode.Forbidden, await client.PostBytesAsync(Encoding.UTF8.GetBytes(Question().ToJsonString()), "application/json", (name, value)));

    [Theory]
    [InlineData("Host", "127.0.0.1:3978")]
    [InlineData("Host", "[::1]:3978")]
    [InlineData("Host", "LOCALHOST:3978")]
    [InlineData(BridgeServer.RemoteAddress, "::1")]
    [InlineData(BridgeServer.RemoteAddress, "::ffff:127.0.0.1")]
    [InlineData("Authorization", "Bearer nonsense")]
    public async Task ThisMachineIsLetInUnderAnyOfItsNames(string name, string value) =>
        Assert.Equal(HttpStatusCode.OK, (await client.PostBytesAsync(Encoding.UTF8.GetBytes(Messages.Inline(Question()).ToJsonString()), "application/json", (name, value))).StatusCode);

    [Theory]
    [InlineData("http://192.0.2.7/")]
    [InlineData("https://smba.example/emea/")]
    [InlineData("ftp://localhost/")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task RepliesAreNotSentToForeignHosts(string serviceUrl) =>
        await RefusedAsync(HttpStatusCode.Forbidden, await client.PostAsync(Question(serviceUrl: serviceUrl)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("🌉")]
    [InlineData("\u202e\u200d\u200bالجسر")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' OR 1=1 --")]
    public async Task OddTextGetsAnAnswer(string? text)
    {
        var reply = Assert.Single(await (await client.PostAsync(Messages.Inline(Question(text)))).RepliesAsync());
        Assert.False(string.IsNullOrWhiteSpace(reply.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task AnythingMayBeNullOrUnknown()
    {
        var activity = Messages.Inline(Question());
        foreach (var name in (string[])["from", "recipient", "locale", "entities", "attachments", "channelData", "membersAdded", "channelId", "id", "value", "suggestedActions"])
            activity[name] = null;
        activity["somethingNew"] = new JsonObject { ["x"] = new JsonArray(1, null, "y") };
        Assert.Single(await (await client.PostAsync(activity)).RepliesAsync());
    }

    [Fact]
    public async Task NothingThatPeopleSayIsLogged()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        connector.Status = HttpStatusCode.BadRequest;
        await client.PostAsync(Question("My secret is Rumpelstiltskin", serviceUrl: connector.Url));
        await client.PostTextAsync("{\"type\":\"message\",\"text\":\"Rumpelstiltskin");
        Assert.Contains(server.Logs.Lines, line => line.Contains("not confirmed", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("Rumpelstiltskin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheEndpointCanBeSwitchedOff()
    {
        using var without = BridgeServer.With(("BotFramework:MessagesEndpoint", "false"));
        Assert.Equal(HttpStatusCode.NotFound, (await without.Client().PostAsync(Question())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await without.Client().GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task EverybodyIsLetInWhereTheFrighteningSwitchIsOn()
    {
        using var open = BridgeServer.With(("BotFramework:AllowUnauthenticatedRemote", "true"));
        var response = await open.Client().PostBytesAsync(
            Encoding.UTF8.GetBytes(Messages.Inline(Question()).ToJsonString()), "application/json", (BridgeServer.RemoteAddress, "192.0.2.7"), ("Host", "bot.example"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private JsonObject Question(string? text = BridgeServer.Question, string serviceUrl = "http://localhost:9", string id = "a1") =>
        Messages.Activity(text: text, id: id, serviceUrl: serviceUrl, conversation: conversation);

    private static async Task RefusedAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        var body = await response.TextAsync();
        var error = JsonNode.Parse(body)!["error"]!;
        Assert.NotEmpty((string)error["code"]!);
        Assert.DoesNotContain("Exception", body);
        Assert.DoesNotContain("   at ", body);
    }

    private sealed class UnseekableStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
