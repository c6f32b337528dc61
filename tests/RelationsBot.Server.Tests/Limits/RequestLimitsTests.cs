using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Limits;

/// <summary>What is just within each limit is taken, what is just beyond is refused as the README says.</summary>
public sealed class RequestLimitsTests(BridgeServer server) : IClassFixture<BridgeServer>
{
    private readonly HttpClient client = server.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void TheReadmeNamesEveryLimitAndNoOther()
    {
        var readme = File.ReadAllText(TestFiles.InRepository("src/RelationsBot.Server/README.md"));
        var section = readme.Split("\n## Limits\n")[1].Split("\n## ")[0];
        var rows = section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.Equal(RequestLimits.All.Select(limit => $"| {limit.What} | {limit.Most} | {limit.Beyond} |"), rows);
    }

    [Fact]
    public async Task AMessageMayHaveOneMegabyte()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Padded(ActivityReader.MaximumBytes)));
        await RefusedAsync(413, "MessageSizeTooBig", await SendAsync(Padded(ActivityReader.MaximumBytes + 1)));
        await RefusedAsync(413, "MessageSizeTooBig", await SendAsync(Padded(RequestLimits.BodyBytes + 1)));
    }

    [Fact]
    public async Task JsonMayBe64LevelsDeep()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Deep(64)));
        await RefusedAsync(400, "BadArgument", await SendAsync(Deep(65)));
    }

    [Fact]
    public async Task TextMayHave32000Characters()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Text(32_000)));
        await RefusedAsync(400, "BadArgument", await SendAsync(Text(32_001)));
    }

    [Fact]
    public async Task AnActivityOfDirectLineMayHave256KilobytesAndListsOfAHundred()
    {
        var visitor = await DirectLineClient.StartAsync(client);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(HttpMethod.Post, Activities(visitor), Filled(256 * 1024))).StatusCode);
        await RefusedAsync(413, "MessageSizeTooBig", await visitor.SendAsync(HttpMethod.Post, Activities(visitor), Filled(256 * 1024 + 1)));
        foreach (var list in (string[])["attachments", "entities", "membersAdded", "membersRemoved"])
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(HttpMethod.Post, Activities(visitor), List(list, 100))).StatusCode);
            await RefusedAsync(400, "BadArgument", await visitor.SendAsync(HttpMethod.Post, Activities(visitor), List(list, 101)));
        }
    }

    [Fact]
    public async Task OtherBodiesOfDirectLineMayHave64Kilobytes()
    {
        var visitor = await DirectLineClient.StartAsync(client);
        Assert.True((await visitor.SendAsync(HttpMethod.Post, "/conversations", "{}" + new string(' ', 64 * 1024 - 2))).IsSuccessStatusCode);
        await RefusedAsync(413, "MessageSizeTooBig", await visitor.SendAsync(HttpMethod.Post, "/conversations", "{}" + new string(' ', 64 * 1024 - 1)));
    }

    private static string Activities(DirectLineClient visitor) => $"/conversations/{visitor.ConversationId}/activities";

    private static string List(string name, int count) => new JsonObject
    {
        ["type"] = "event",
        ["from"] = new JsonObject { ["id"] = "ann" },
        [name] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => (JsonNode)new JsonObject())]),
    }.ToJsonString();

    private static string Filled(int length)
    {
        const string Begin = "{\"type\":\"event\",\"from\":{\"id\":\"ann\"},\"value\":\"";
        return Begin + new string('x', length - Begin.Length - 2) + "\"}";
    }

    private static byte[] Padded(int length)
    {
        var json = Messages.Messages.Inline(Messages.Messages.Activity()).ToJsonString();
        return Encoding.UTF8.GetBytes(json + new string(' ', length - Encoding.UTF8.GetByteCount(json)));
    }

    private static byte[] Deep(int levels)
    {
        var json = Messages.Messages.Inline(Messages.Messages.Activity()).ToJsonString();
        return Encoding.UTF8.GetBytes($"{json[..^1]},\"value\":{new string('[', levels - 1)}{new string(']', levels - 1)}}}");
    }

    private static byte[] Text(int length) => Encoding.UTF8.GetBytes(Messages.Messages.Inline(Messages.Messages.Activity("message", new string('x', length))).ToJsonString());

    private async Task<HttpStatusCode> PostAsync(byte[] body)
    {
        using var response = await SendAsync(body);
        return response.StatusCode;
    }

    private Task<HttpResponseMessage> SendAsync(byte[] body) => client.PostBytesAsync(body, "application/json");

    private static async Task RefusedAsync(int status, string code, HttpResponseMessage response)
    {
        Assert.Equal(status, (int)response.StatusCode);
        var error = (await response.JsonAsync()).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        response.Dispose();
        Cancel.ThrowIfCancellationRequested();
    }
}
