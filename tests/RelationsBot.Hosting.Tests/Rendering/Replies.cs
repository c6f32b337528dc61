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

    public static Activity Render(Reply reply, string? channelId, string root = "http://localhost:3978", bool mayBeVotedOn = false) =>
        Rendering(root).Render(reply, Incoming(channelId), ["user-1"], mayBeVotedOn);

    public static ReplyRendering Rendering(string root = "https://bot.example") => new(new Links(root));

    /// <summary>A list of so many statements, each with a place of its own.</summary>
    public static Reply List(int count, Func<int, string>? text = null, params string[] lead) => new()
    {
        Status = ReplyStatus.Answered,
        Intent = "timeline",
        Lines =
        [
            .. lead.Select(said => new ReplyLine(LineKind.Note, said, [])),
            .. Enumerable.Range(1, count).Select(i => new ReplyLine(LineKind.Item, text?.Invoke(i) ?? $"Statement {i}.", [i], $"{1900 + i}")),
            new(LineKind.Note, "9 more: say \"next\".", []),
        ],
        Citations = [.. Enumerable.Range(1, count).Select(i => new Citation(i, $"e{i}", "bridge", "The Bridge", "History", i, 1, text?.Invoke(i) ?? $"Statement {i}.", null, null))],
        Suggestions = ["Next", "Sections"],
    };

    private sealed class Links(string root) : ISourceLinks
    {
        public Uri? AddressOf(Citation citation) => new($"{root}/sources/{citation.Document}#{citation.Number}");
    }
}
