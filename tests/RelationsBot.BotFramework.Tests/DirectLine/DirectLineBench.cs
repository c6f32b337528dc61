using System.Text;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

/// <summary>A server with its clock, log and bot, and the calls of a client that does nothing wrong.</summary>
internal sealed class DirectLineBench
{
    public static readonly Uri StreamRoot = new("ws://localhost:3978/v3/directline/");

    public DirectLineBench(byte key = 1, TimeSpan? pollInterval = null)
    {
        var options = new DirectLineOptions
        {
            SigningKey = Enumerable.Repeat(key, 32).ToArray(),
            Bot = new() { Id = "bot", Name = "RelationsBot" },
            PollInterval = pollInterval,
        };
        Bot = new(Log);
        Server = new(options, Log, Bot, Clock);
    }

    public ManualTimeProvider Clock { get; } = new();

    public InMemoryLog Log { get; } = new();

    public ScriptedBot Bot { get; }

    public DirectLineServer Server { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public DirectLineAccess Visitor() => Access(Server.GenerateTokenForVisitor().Token);

    public DirectLineAccess Nobody() => Access(Server.GenerateToken([]).Value!.Token);

    public DirectLineAccess Access(string token) => Server.Authorize(token, null).Value!;

    public async Task<DirectLineAccess> BeginAsync()
    {
        var access = Visitor();
        await StartAsync(access);
        return access;
    }

    public async Task<StartedConversation> StartAsync(DirectLineAccess access, string body = "") =>
        (await Server.StartAsync(access, Encoding.UTF8.GetBytes(body), StreamRoot, Cancellation)).Value!;

    public Task<DirectLineResult<ResourceResponse>> PostAsync(DirectLineAccess access, string body) =>
        Server.PostAsync(access, Encoding.UTF8.GetBytes(body), Cancellation);

    public async Task<string> SayAsync(DirectLineAccess access, string text) =>
        (await PostAsync(access, $$"""{"type":"message","text":"{{text}}"}""")).Value!.Id;

    public async Task<ActivitySet> ReadAsync(DirectLineAccess access, string? watermark = null) =>
        (await Server.ReadAsync(access, watermark, Cancellation)).Value!;

    public async Task<IReadOnlyList<string?>> TextsAsync(DirectLineAccess access) =>
        [.. (await ReadAsync(access)).Activities.Select(activity => activity.Text)];

    public async Task<DirectLineStream> OpenAsync(DirectLineAccess access, string? watermark = null)
    {
        var conversation = (await Server.ReconnectAsync(access, watermark, StreamRoot, Cancellation)).Value!;
        return (await OpenAsync(conversation.StreamUrl!)).Value!;
    }

    public Task<DirectLineResult<DirectLineStream>> OpenAsync(string streamUrl)
    {
        var url = new Uri(streamUrl);
        var query = System.Web.HttpUtility.ParseQueryString(url.Query);
        return OpenAsync(url.Segments[^2].TrimEnd('/'), query["t"], query["watermark"]);
    }

    public async Task<DirectLineResult<DirectLineStream>> OpenAsync(string conversationId, string? streamToken, string? watermark)
    {
        var access = Server.AuthorizeStream(conversationId, streamToken);
        return access.Succeeded ? await Server.OpenStreamAsync(access.Value, watermark, Cancellation) : access.Error;
    }

    /// <summary>What each frame says, without moving the clock, until as many activities have come.</summary>
    public static async Task<IReadOnlyList<Activity>> TakeAsync(DirectLineStream stream, int count)
    {
        var activities = new List<Activity>();
        while (activities.Count < count)
        {
            var next = await stream.NextAsync(Cancellation);
            Assert.Equal(StreamEventKind.Activities, next.Kind);
            activities.AddRange(next.Activities!.Activities);
        }
        return activities;
    }
}
