using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>
/// What stands in a Direct Line log where somebody's words stood. The place must stay: clients count by it, and the conversation goes on.
/// An event of a name that no client knows is shown by none.
/// </summary>
internal static class ForgottenActivity
{
    /// <summary>The event's name.</summary>
    public const string Name = "relationsbot/forgotten";

    public static Activity Of(Activity said) => new()
    {
        Type = ActivityTypes.Event,
        Name = Name,
        Id = said.Id,
        Timestamp = said.Timestamp,
        ChannelId = said.ChannelId,
        Conversation = said.Conversation,
    };
}
