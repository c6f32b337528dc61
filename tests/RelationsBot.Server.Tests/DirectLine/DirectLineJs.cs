using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.Clients;
using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>The client library that Web Chat is built on (botframework-directlinejs), in a process of its own.</summary>
internal sealed class DirectLineJs : IAsyncDisposable
{
    public const int Online = 2;

    public const int ExpiredToken = 3;

    /// <summary>What it gives as the id of an activity that the server refused because of the token.</summary>
    public const string Retry = "retry";

    private readonly NodeProgram program;

    private DirectLineJs(NodeProgram program) => this.program = program;

    /// <summary>What came through its activity stream so far.</summary>
    public List<JsonElement> Activities { get; } = [];

    public string ConversationId { get; private set; } = "";

    /// <summary>The token that it uses now.</summary>
    public string Token { get; private set; } = "";

    /// <summary>What it says of its connection: 2 online, 3 expired token, 5 ended.</summary>
    public int Status { get; private set; }

    private IEnumerable<string> Texts => Activities.Select(activity => activity.TryGetProperty("text", out var text) ? text.GetString()! : "");

    /// <summary>Starts it with a token of the kind that the chat page gets.</summary>
    /// <param name="http">The way to the server.</param>
    /// <param name="webSocket">Whether it streams rather than polls.</param>
    /// <param name="haste">The longest it waits before it comes back, in milliseconds; null: as ever.</param>
    /// <param name="renew">After how long it renews its token, in milliseconds; null: as ever.</param>
    public static async Task<DirectLineJs> StartAsync(HttpClient http, bool webSocket, int? haste = null, int? renew = null)
    {
        // The token is fetched when the program is there, since it may live for seconds only.
        var client = new DirectLineJs(NodeProgram.Start("directline.mjs"));
        await client.UntilAsync(said => said.TryGetProperty("ready", out _));
        var token = await (await DirectLineClient.TokenAsync(http)).JsonAsync();
        await client.TellAsync("connect", new JsonObject
        {
            ["domain"] = new Uri(http.BaseAddress!, DirectLineClient.Base).AbsoluteUri,
            ["token"] = token.GetProperty("token").GetString(),
            ["webSocket"] = webSocket,
            ["pollingInterval"] = 200,
            ["haste"] = haste,
            ["renew"] = renew,
        });
        return client;
    }

    /// <summary>Waits until it has a status.</summary>
    public async Task StatusAsync(int status)
    {
        if (Status != status)
            await UntilAsync(_ => Status == status);
    }

    /// <summary>Says something and waits for the id that the server gave it.</summary>
    public async Task<string> SayAsync(string text)
    {
        await TellAsync("post", new JsonObject { ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "me", ["role"] = "user" } });
        return (await UntilAsync(said => said.TryGetProperty("posted", out _))).GetProperty("posted").GetString()!;
    }

    /// <summary>Waits until so many activities have come.</summary>
    public async Task<JsonElement> ActivityAsync(int number)
    {
        if (Activities.Count < number)
            await UntilAsync(_ => Activities.Count >= number);
        return Activities[number - 1];
    }

    /// <summary>Waits until somebody has said this.</summary>
    public async Task SaidAsync(string text)
    {
        if (!Texts.Contains(text))
            await UntilAsync(_ => Texts.Contains(text));
    }

    /// <summary>Waits until it uses another token.</summary>
    public Task NextTokenAsync() => UntilAsync(said => said.TryGetProperty("token", out _) && !said.TryGetProperty("status", out _));

    /// <summary>Gives it what a page fetched for it.</summary>
    public Task ReconnectAsync(JsonElement conversation) => TellAsync("reconnect", JsonNode.Parse(conversation.GetRawText())!);

    /// <summary>Each activity of the log came once, in its order.</summary>
    public void AssertWhole(int count) => Assert.Equal(
        Enumerable.Range(1, count).Select(number => $"{ConversationId}|{number:D7}"),
        Activities.Select(activity => activity.GetProperty("id").GetString()));

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private Task TellAsync(string verb, JsonNode what) => program.TellAsync(new JsonObject { [verb] = what }.ToJsonString());

    private async Task<JsonElement> UntilAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            using var document = JsonDocument.Parse(await program.NextAsync());
            var said = document.RootElement.Clone();
            if (said.TryGetProperty("warning", out var warning))
                Assert.Fail($"The client complains: {warning}");
            if (said.TryGetProperty("activity", out var activity))
                Activities.Add(activity);
            if (said.TryGetProperty("token", out var token))
                Token = token.GetString()!;
            if (said.TryGetProperty("conversationId", out var id))
                ConversationId = id.GetString()!;
            if (said.TryGetProperty("status", out var status))
                Status = status.GetInt32();
            if (wanted(said))
                return said;
        }
    }
}
