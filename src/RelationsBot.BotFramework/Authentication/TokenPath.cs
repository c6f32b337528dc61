namespace RelationsBot.BotFramework.Authentication;

/// <summary>By which rules a caller was let in (section 5 of the authentication rules).</summary>
public enum TokenPath
{
    /// <summary>No app id is set: nobody was checked.</summary>
    Anonymous,

    /// <summary>A channel of the Bot Framework service.</summary>
    Channel,

    /// <summary>The bot's own app, as the Emulator presents it.</summary>
    Emulator,

    /// <summary>Another bot, which calls this one as a skill.</summary>
    Skill,
}
