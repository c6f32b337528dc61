namespace RelationsBot.BotFramework.Authentication;

/// <summary>What the token of a caller is held against (section 2 of the authentication rules). Fixed at start.</summary>
public sealed record CallerOptions
{
    /// <summary>The bot's own app id.</summary>
    public required string AppId { get; init; }

    /// <summary>The issuer of channel tokens, exact text.</summary>
    public required string ChannelIssuer { get; init; }

    /// <summary>Where the keys of channel tokens are named.</summary>
    public required Uri ChannelMetadata { get; init; }

    /// <summary>The issuers of emulator and skill tokens, exact text.</summary>
    public required IReadOnlySet<string> EmulatorIssuers { get; init; }

    /// <summary>Where the keys of emulator and skill tokens are named.</summary>
    public required Uri EmulatorMetadata { get; init; }

    /// <summary>Whether tokens are taken that the bot's own app asked for, as the Emulator does. Skill callers are not concerned.</summary>
    public bool AcceptEmulatorTokens { get; init; } = true;

    /// <summary>App ids that may call the bot as a skill; empty: none.</summary>
    public IReadOnlySet<string> AllowedCallers { get; init; } = new HashSet<string>();

    /// <summary>What the key of a channel token must be endorsed for, besides the channel itself.</summary>
    public IReadOnlyList<string> RequiredEndorsements { get; init; } = [];

    /// <summary>The least time between two fetches of one key set.</summary>
    public TimeSpan KeyRefreshMinimum { get; init; } = TimeSpan.FromSeconds(60);
}
