namespace RelationsBot.BotFramework.Authentication;

/// <summary>How the bot proves itself to a channel (sections 2 and 7 of the authentication rules).</summary>
public sealed record CredentialOptions
{
    /// <summary>The bot's own app id: the client id of its password or of its managed identity.</summary>
    public required string AppId { get; init; }

    /// <summary>How the bot is registered.</summary>
    public required AppType AppType { get; init; }

    /// <summary>The password; null for a managed identity.</summary>
    public string? Password { get; init; }

    /// <summary>The authority: the token endpoint is <c>/oauth2/v2.0/token</c> below it.</summary>
    public required Uri Login { get; init; }

    /// <summary>The scope of tokens for the Connector, without <c>/.default</c>.</summary>
    public required string OAuthScope { get; init; }

    /// <summary>Says what it is for, and never the password: records print their members.</summary>
    public override string ToString() => $"{AppType} credentials";
}
