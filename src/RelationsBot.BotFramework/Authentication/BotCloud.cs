namespace RelationsBot.BotFramework.Authentication;

/// <summary>What differs between the clouds in which a bot can be registered (section 3 of the authentication rules).</summary>
public sealed record BotCloud
{
    /// <summary>The public cloud.</summary>
    public static readonly BotCloud Public = new()
    {
        ChannelIssuer = "https://api.botframework.com",
        ChannelMetadata = new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        EmulatorMetadata = new("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration"),
        OAuthScope = "https://api.botframework.com",
        LoginHost = "https://login.microsoftonline.com",
        CommonTenant = "botframework.com",
        OwnTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
        FirstIssuerForm = "https://sts.windows.net",
    };

    /// <summary>
    /// The US Government cloud. Only its own tenant issues emulator and skill tokens there: tokens of the public cloud are refused
    /// (section 9).
    /// </summary>
    public static readonly BotCloud UsGovernment = new()
    {
        ChannelIssuer = "https://api.botframework.us",
        ChannelMetadata = new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        EmulatorMetadata = new("https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration"),
        OAuthScope = "https://api.botframework.us",
        LoginHost = "https://login.microsoftonline.us",
        CommonTenant = "MicrosoftServices.onmicrosoft.us",
        OwnTenants = ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"],
        FirstIssuerForm = "https://login.microsoftonline.us",
    };

    /// <summary>The value of <c>ChannelService</c> that means <see cref="UsGovernment"/>.</summary>
    public const string UsGovernmentChannelService = "https://botframework.azure.us";

    /// <summary>The issuer of channel tokens, exact text.</summary>
    public required string ChannelIssuer { get; init; }

    /// <summary>Where the keys of channel tokens are named.</summary>
    public required Uri ChannelMetadata { get; init; }

    /// <summary>Where the keys of emulator and skill tokens are named.</summary>
    public required Uri EmulatorMetadata { get; init; }

    /// <summary>The scope of tokens for the Connector, without <c>/.default</c>.</summary>
    public required string OAuthScope { get; init; }

    private string LoginHost { get; init; } = "";

    private string CommonTenant { get; init; } = "";

    private string[] OwnTenants { get; init; } = [];

    private string FirstIssuerForm { get; init; } = "";

    /// <summary>The issuers of emulator and skill tokens, exact text, in both forms of each.</summary>
    /// <param name="tenantId">The bot's own tenant; null: none is set.</param>
    public IReadOnlyList<string> EmulatorIssuers(string? tenantId)
    {
        // The cloud's own tenants have their version 1.0 form at the public host, wherever they are.
        var own = OwnTenants.SelectMany(tenant => (string[])[$"https://sts.windows.net/{tenant}/", $"{LoginHost}/{tenant}/v2.0"]);
        return tenantId is null ? [.. own] : [.. own, $"{FirstIssuerForm}/{tenantId}/", $"{LoginHost}/{tenantId}/v2.0"];
    }

    /// <summary>The authority that gives the bot its tokens (section 7).</summary>
    /// <param name="tenantId">The bot's own tenant, for <see cref="AppType.SingleTenant"/>; null: the one of all bots of several tenants.</param>
    public Uri Authority(string? tenantId) => new($"{LoginHost}/{tenantId ?? CommonTenant}");
}
