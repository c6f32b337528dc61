using System.Text.Json.Nodes;
using RelationsBot.Server.Tests.DirectLine;
using Xunit;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>Broken tokens and bodies at the routes of Direct Line, by fixed chance.</summary>
public sealed class DirectLineFuzzTests : IDisposable
{
    private const string Secret = "the-secret-of-the-broken-of-more-than-32-characters";

    private readonly BridgeServer server = BridgeServer.With(("DirectLine:Secrets:0", Secret));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task NoBrokenTokenIsAFaultOrLetIn()
    {
        var random = new Random(4);
        using var http = server.Client();
        var client = await DirectLineClient.StartAsync(http);
        var good = client.Token;
        for (var round = 0; round < 60; round++)
        {
            // One address of its own each time, since wrong credentials are limited by address.
            using var own = server.Client();
            own.DefaultRequestHeaders.Add(BridgeServer.RemoteAddress, $"2001:db8:1::{round + 1:x}");
            var broken = new DirectLineClient(own) { Token = Header(BrokenText.Of(good, random), good) };
            broken.Continue(client);
            foreach (var (route, response) in await broken.CallAllAsync())
                Assert.True((int)response.StatusCode is 401 or 403 or 404, $"{response.StatusCode} of {route} in round {round}");
        }
    }

    [Fact]
    public async Task NoBrokenBodyIsAFault()
    {
        var random = new Random(5);
        using var http = server.Client();
        var client = await DirectLineClient.StartAsync(http);
        var holder = new DirectLineClient(http) { Token = Secret };
        const string Activity = """{"type":"message","text":"help","from":{"id":"r_me","role":"user"},"channelData":{"clientActivityID":"ca-1"},"entities":[{"type":"x"}],"attachments":[{"contentType":"a/b","contentUrl":"http://169.254.169.254/"}]}""";
        const string User = """{"user":{"id":"dl_ann","name":"Ann"},"trustedOrigins":["https://shop.example"],"locale":"en"}""";
        for (var round = 0; round < 200; round++)
        {
            Taken(await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/activities", BrokenText.Of(Activity, random)), round);
            Taken(await holder.SendAsync(HttpMethod.Post, "/tokens/generate", BrokenText.Of(User, random)), round);
            Taken(await holder.SendAsync(HttpMethod.Post, "/conversations", BrokenText.Of(User, random)), round);
            Taken(await client.PollAsync(Uri.EscapeDataString(BrokenText.Of("12", random))), round);
        }

        JsonNode?[] values = [null, "", 0, 1e300, true, new JsonArray(), new JsonArray((JsonNode?)null), new JsonObject(), new string('x', 70_000)];
        foreach (var name in (string[])["type", "id", "text", "from", "recipient", "conversation", "channelId", "serviceUrl", "deliveryMode", "locale", "entities", "attachments", "membersAdded", "value", "name", "channelData", "replyToId", "timestamp"])
        {
            foreach (var value in values)
            {
                var changed = JsonNode.Parse(Activity)!.AsObject();
                changed[name] = value?.DeepClone();
                Taken(await client.PostAsync(changed), -1);
            }
        }
    }

    private static void Taken(HttpResponseMessage response, int round) => Assert.True((int)response.StatusCode < 500, $"{response.StatusCode} in round {round}");

    /// <summary>What an HTTP client can put into a header at all.</summary>
    private static string Header(string token, string good)
    {
        var header = new string([.. token.Where(character => character is > ' ' and <= '~')]);
        return header == good ? header + "x" : header;
    }
}
