using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>Broken tokens, headers and bodies, made from good ones by chance; the chance is fixed.</summary>
public sealed class MessagesFuzzTests(AuthenticatedServer server) : IClassFixture<AuthenticatedServer>
{
    private readonly HttpClient client = server.Server.Client();

    [Fact]
    public async Task NoBrokenTokenIsAFaultOrLetIn()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var body = Encoding.UTF8.GetBytes(Activity(connector.Url).ToJsonString());
        var random = new Random(1);
        for (var round = 0; round < 600; round++)
        {
            // Broken text, then broken claims and headers under a good signature.
            var token = (round % 3) switch
            {
                0 => BrokenText.Of(AuthorityDouble.ChannelKey.Sign(AuthenticatedServer.ChannelClaims(connector.Url)), random),
                1 => AuthorityDouble.ChannelKey.Sign(AuthorityDouble.ChannelKey.Header().ToJsonString(), BrokenText.Of(AuthenticatedServer.EmulatorClaims().ToJsonString(), random)),
                _ => AuthorityDouble.ChannelKey.Sign(BrokenText.Of(AuthorityDouble.ChannelKey.Header().ToJsonString(), random), "{}"),
            };
            var status = await PostAsync(body, ("Authorization", "Bearer " + token));
            Assert.True(status is >= 400 and < 500, $"{status} in round {round}");
        }

        Assert.Empty(connector.Received);
    }

    [Fact]
    public async Task NoBrokenClaimUnderAGoodSignatureIsAFault()
    {
        JsonNode?[] values = [null, "", " ", 0, -1, 1e300, true, new JsonArray(), new JsonObject(), new JsonArray(null, 1, "x"), "\u0000\r\n", new string('x', 5_000)];
        foreach (var (key, claims) in ((TestKeyName, JsonObject)[])[(TestKeyName.Channel, AuthenticatedServer.ChannelClaims("http://localhost:9")), (TestKeyName.Emulator, AuthenticatedServer.EmulatorClaims())])
        {
            foreach (var name in claims.Select(claim => claim.Key).ToList())
            {
                foreach (var value in values)
                {
                    var changed = claims.DeepClone().AsObject();
                    changed[name] = value?.DeepClone();
                    var signer = key == TestKeyName.Channel ? AuthorityDouble.ChannelKey : AuthorityDouble.EmulatorKey;
                    var status = await PostAsync("{}"u8.ToArray(), ("Authorization", "Bearer " + signer.Sign(changed)));
                    Assert.True(status is >= 400 and < 500, $"{status} for {name}");
                }
            }
        }
    }

    [Fact]
    public async Task NoBrokenBodyIsAFault()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var token = "Bearer " + AuthorityDouble.ChannelKey.Sign(AuthenticatedServer.ChannelClaims(connector.Url));
        var good = Activity(connector.Url);
        var random = new Random(2);
        for (var round = 0; round < 300; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(good.ToJsonString());
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var status = await PostAsync(bytes, ("Authorization", token));
            Assert.True(status is < 500 or 501, $"{status} in round {round}");
        }

        JsonNode?[] values = [null, "", "x", 0, 1e300, true, new JsonArray(), new JsonArray((JsonNode?)null), new JsonObject(), new JsonObject { ["id"] = null }, new string('x', 70_000)];
        foreach (var name in (string[])["type", "id", "text", "from", "recipient", "conversation", "channelId", "serviceUrl", "deliveryMode", "locale", "entities", "attachments", "membersAdded", "value", "name", "channelData", "replyToId", "timestamp"])
        {
            foreach (var value in values)
            {
                var changed = good.DeepClone().AsObject();
                changed[name] = value?.DeepClone();
                var status = await PostAsync(Encoding.UTF8.GetBytes(changed.ToJsonString()), ("Authorization", token));
                Assert.True(status is < 500 or 501, $"{status} for {name}: {value?.ToJsonString()[..Math.Min(20, value.ToJsonString().Length)]}");
            }
        }
    }

    [Fact]
    public async Task NoOddHeaderIsAFault()
    {
        var random = new Random(3);
        string[] names = ["Authorization", "Content-Type", "Host", "Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Upgrade", "Connection", "Accept", "channelid", "traceparent", "Cookie", "Range", "If-None-Match", "Content-Encoding"];
        for (var round = 0; round < 300; round++)
        {
            var headers = names.Where(_ => random.Next(3) == 0).Select(name => (name, BrokenText.Of("Bearer application/json; charset=utf-8", random))).ToArray();
            var status = await PostAsync("{}"u8.ToArray(), headers);
            Assert.True(status is >= 400 and < 500, $"{status} in round {round}");
        }
    }

    private static JsonObject Activity(string serviceUrl)
    {
        var activity = Messages.Messages.Inline(Messages.Messages.Activity(serviceUrl: serviceUrl));
        activity["channelId"] = "msteams";
        return activity;
    }

    private async Task<int> PostAsync(byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            var clean = value.Replace("\0", "", StringComparison.Ordinal);
            if (name == "Content-Type")
                request.Content.Headers.Remove(name);
            if (!request.Headers.TryAddWithoutValidation(name, clean))
                request.Content.Headers.TryAddWithoutValidation(name, clean);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private enum TestKeyName
    {
        Channel,
        Emulator,
    }
}
