using System.Text;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.DirectLine;

/// <summary>One of several Direct Line servers of the bot that knows a bridge, and what a client asks of it.</summary>
internal sealed class ChatServer
{
    /// <param name="storage">Shared with the other servers.</param>
    /// <param name="pollInterval">How often streams look by themselves; null: they only look when told.</param>
    public ChatServer(IConversationStorage storage, TimeSpan? pollInterval = null)
    {
        Server = new(
            new() { SigningKey = new byte[32], Bot = new() { Id = "bot" }, PollInterval = pollInterval, KeepAlive = TimeSpan.FromHours(1) }, storage, Turns.Turns.Over(storage), TimeProvider.System);
        storage.LogGrew += Server.Wake;
    }

    public DirectLineServer Server { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A new conversation that has begun; the right to it holds on every server.</summary>
    public async Task<DirectLineAccess> BeginAsync()
    {
        var access = Server.Authorize(Server.GenerateTokenForVisitor().Token, null).Value!;
        await Server.StartAsync(access, Array.Empty<byte>(), new("ws://localhost"), Cancel);
        return access;
    }

    /// <summary>Posts a message under the client's own id for it.</summary>
    /// <returns>The id that it has in the log.</returns>
    public async Task<string> SayAsync(DirectLineAccess access, string id, string text = Turns.Turns.Question) =>
        (await Server.PostAsync(access, Encoding.UTF8.GetBytes($$"""{"type":"message","id":"{{id}}","text":"{{text}}"}"""), Cancel)).Value!.Id;

    /// <summary>What has been said after the welcome.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAsync(DirectLineAccess access) => (await Server.ReadAsync(access, "1", Cancel)).Value!.Activities;

    public async Task<DirectLineStream> OpenAsync(DirectLineAccess access)
    {
        var url = new Uri((await Server.ReconnectAsync(access, "1", new("ws://localhost"), Cancel)).Value!.StreamUrl!);
        var stream = Server.AuthorizeStream(access.ConversationId, System.Web.HttpUtility.ParseQueryString(url.Query)["t"]).Value!;
        return (await Server.OpenStreamAsync(stream, "1", Cancel)).Value!;
    }
}
