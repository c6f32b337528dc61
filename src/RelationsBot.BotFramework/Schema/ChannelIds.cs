namespace RelationsBot.BotFramework.Schema;

/// <summary>The values of <see cref="Activity.ChannelId"/> for which a reply is rendered differently.</summary>
public static class ChannelIds
{
    /// <summary>The Bot Framework Emulator.</summary>
    public const string Emulator = "emulator";

    /// <summary>A Direct Line client; every activity of the embedded Direct Line server bears it.</summary>
    public const string DirectLine = "directline";

    /// <summary>Web Chat through the public service.</summary>
    public const string WebChat = "webchat";

    /// <summary>Microsoft Teams.</summary>
    public const string Teams = "msteams";
}
