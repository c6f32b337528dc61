using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;

namespace RelationsBot.Hosting.Tests.Rendering;

/// <summary>Replies to render, and how.</summary>
internal static class Replies
{
    public static readonly Reply Answer = new()
    {
        Status = ReplyStatus.Answered,
        Intent = "when",
        Answer = "3 May 1901",
        Lines =
        [
            new(LineKind.Answer, "3 May 1901", [1]),
            new(LineKind.Statement, "The bridge was opened on 3 May 1901.", [1, 2]),
        ],
        Citations =
        [
            new(1, "opening", "bridge", "The <Old> Bridge", "Lead", 1, 2, "The bridge was opened on 3 May 1901.", null, "https://example.org/bridge"),
            new(2, "opening", "bridge", "The <Old> Bridge", "Tolls (20%)", 2, 1, "The bridge was opened on 3 May 1901.", "It opened *at last* in May.", null),
        ],
        Suggestions = ["Who built it?", "Tell me more"],
    };

    public static Activity Incoming(string? channelId) => new()
    {
        Type = "message",
        Id = "in-1",
        ChannelId = channelId,
        ServiceUrl = "http://localhost:9",
        From = new() { Id = "user-1" },
        Recipient = new() { Id = "bot-1", Name = "Bot" },
        Conversation = new() { Id = "c-1" },
        Locale = "en-GB",
    };

    public static Activity Render(Reply reply, string? channelId) => new ReplyRendering(new Links()).Render(reply, Incoming(channelId), ["user-1"]);

    private sealed class Links : ISourceLinks
    {
        public Uri? AddressOf(Citation citation) => new($"http://localhost:3978/sources/{citation.Document}#{citation.Number}");
    }
}
