using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;

namespace RelationsBot.Hosting.Tests.Turns;

/// <summary>Turns of the bot that knows a bridge, and activities for it.</summary>
internal static class Turns
{
    public const string Question = "When did Ada Holm visit Marn?";

    public const string AnswerPart = "12 June 1899";

    public static ActivityTurns Over(IConversationStorage storage) => new(TestBot.Bridge, storage, new ReplyRendering(new NoLinks()));

    public static MemoryStorage Storage() => new(TimeProvider.System);

    public static Activity Message(string? id, string? text = Question, string conversation = "room") => new()
    {
        Type = ActivityTypes.Message,
        Id = id,
        ChannelId = "telegram",
        ServiceUrl = "http://localhost:1",
        Conversation = new() { Id = conversation },
        From = new() { Id = "user" },
        Recipient = new() { Id = "bot" },
        Text = text,
    };

    public static Activity Joined(string? id, params string?[] members) => Message(id, text: null) with
    {
        Type = ActivityTypes.ConversationUpdate,
        MembersAdded = [.. members.Select(member => member is null ? null : new ChannelAccount { Id = member })],
    };

    public static Activity Installed(string? id, string? action) => Message(id, text: null) with { Type = ActivityTypes.InstallationUpdate, Action = action };

    public static Activity Invoke(string? id, string? name, string? value = null) => Message(id, text: null) with
    {
        Type = ActivityTypes.Invoke,
        Name = name,
        Value = value is null or "null" ? null : JsonElement.Parse(value),
    };

    public static Activity InTeams(Activity activity) => activity with
    {
        ChannelId = ChannelIds.Teams,
        Conversation = activity.Conversation! with { ConversationType = "personal" },
    };

    public static Activity InGroup(Activity activity, string sender, string type = "groupChat") => activity with
    {
        ChannelId = ChannelIds.Teams,
        Conversation = activity.Conversation! with { ConversationType = type, IsGroup = true },
        From = new() { Id = sender },
    };

    private sealed class NoLinks : ISourceLinks
    {
        public Uri? AddressOf(Citation citation) => null;
    }
}
