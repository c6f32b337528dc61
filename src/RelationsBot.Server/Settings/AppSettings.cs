using RelationsBot.BotFramework.Authentication;

namespace RelationsBot.Server.Settings;

/// <summary>
/// <c>BotFramework</c>: who the bot is, whom it lets in and how it proves itself ("Our settings" in the authentication rules), under our
/// names or those of the Bot Framework SDK.
/// </summary>
internal sealed class AppSettings
{
    private const string AppId = "BotFramework:AppId";
    private const string Password = "BotFramework:AppPassword";
    private const string Tenant = "BotFramework:TenantId";
    private const string PasswordAlias = "MicrosoftAppPassword";
    private const string TenantAlias = "MicrosoftAppTenantId";

    private readonly ConfigurationValues values;
    private readonly string? appId;

    public AppSettings(ConfigurationValues values)
    {
        this.values = values;
        appId = Word(AppId, "MicrosoftAppId");
    }

    public bool HasAppId => appId is not null;

    /// <summary>What an app id brings with it; null without one. Everything that is set is checked all the same.</summary>
    /// <param name="hasPublicUrl">Whether the bot knows its own address.</param>
    public (CallerOptions Callers, CredentialOptions Credentials)? Read(bool hasPublicUrl)
    {
        var cloud = Cloud();
        var password = values.Text(Password, PasswordAlias);
        var tenant = TenantId();
        var type = Type(tenant);
        var issuer = Word("BotFramework:ChannelIssuer", "ToBotFromChannelTokenIssuer") ?? cloud.ChannelIssuer;
        var scope = Word("BotFramework:OAuthScope", "ToChannelFromBotOAuthScope") ?? cloud.OAuthScope;
        var login = Address("BotFramework:LoginUrl", "ToChannelFromBotLoginUrl")
            ?? cloud.Authority(type == AppType.SingleTenant ? tenant : null);
        var channel = Address("BotFramework:ChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl", "BotOpenIdMetadata") ?? cloud.ChannelMetadata;
        var emulator = Address("BotFramework:EmulatorOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl") ?? cloud.EmulatorMetadata;
        var emulatorIssuers = Words("BotFramework:EmulatorIssuers");
        var callers = AllowedCallers();
        var endorsements = Words("BotFramework:RequiredEndorsements");
        var acceptsEmulator = values.Flag("BotFramework:AcceptEmulatorTokens", true);
        var refresh = values.Seconds("BotFramework:KeyRefreshMinimumSeconds", 1, 86_400, otherwise: 60);
        if (appId is null)
        {
            if (password is not null)
                values.Warn(values.NameOf(Password, PasswordAlias), $"has no effect without {AppId}");
            return null;
        }

        CheckNeeded(type, tenant, password, hasPublicUrl);
        return (
            new()
            {
                AppId = appId,
                ChannelIssuer = issuer,
                ChannelMetadata = channel,
                EmulatorIssuers = new HashSet<string>([.. cloud.EmulatorIssuers(tenant), .. emulatorIssuers], StringComparer.Ordinal),
                EmulatorMetadata = emulator,
                AcceptEmulatorTokens = acceptsEmulator,
                AllowedCallers = callers,
                RequiredEndorsements = endorsements,
                KeyRefreshMinimum = refresh,
            },
            new() { AppId = appId, AppType = type, Password = password, Login = login, OAuthScope = scope });
    }

    /// <summary>Hosts that replies may go to, whoever asks.</summary>
    public IReadOnlyList<string> AllowedServiceUrlHosts()
    {
        var hosts = values.List("BotFramework:AllowedServiceUrlHosts");
        foreach (var (path, _) in hosts.Where(host => Uri.CheckHostName(host.Value) == UriHostNameType.Unknown))
            values.Problem(path, "expected a host name without scheme, port and path");
        return [.. hosts.Select(host => host.Value)];
    }

    /// <summary>One line for all that is missing, since together they make an app id usable.</summary>
    private void CheckNeeded(AppType type, string? tenant, string? password, bool hasPublicUrl)
    {
        List<string> missing = [];
        if (type != AppType.UserAssignedMsi && password is null)
            missing.Add($"{Password} (or {PasswordAlias})");
        if (type != AppType.MultiTenant && tenant is null)
            missing.Add($"{Tenant} (or {TenantAlias})");
        if (!hasPublicUrl)
            missing.Add("Server:PublicUrl");
        if (missing.Count > 0)
            values.Problem(values.NameOf(AppId, "MicrosoftAppId"), "an app id is set, so these must be set too: " + string.Join(", ", missing));
        if (type == AppType.UserAssignedMsi && password is not null)
            values.Problem(values.NameOf(Password, PasswordAlias), "a managed identity has no password; remove it");
    }

    private BotCloud Cloud()
    {
        const string Key = "BotFramework:ChannelService";
        const string Alias = "ChannelService";
        if (values.Text(Key, Alias) is not { } service)
            return BotCloud.Public;
        if (!service.Equals(BotCloud.UsGovernmentChannelService, StringComparison.OrdinalIgnoreCase))
            values.Problem(values.NameOf(Key, Alias), $"expected nothing for the public cloud, or {BotCloud.UsGovernmentChannelService} for US Government");
        return BotCloud.UsGovernment;
    }

    private AppType Type(string? tenant)
    {
        const string Key = "BotFramework:AppType";
        const string Alias = "MicrosoftAppType";
        switch (values.Text(StringComparison.OrdinalIgnoreCase, Key, Alias)?.ToUpperInvariant())
        {
            case "MULTITENANT":
                return AppType.MultiTenant;
            case "SINGLETENANT":
                return AppType.SingleTenant;
            case "USERASSIGNEDMSI":
                return AppType.UserAssignedMsi;
            case null:
                break;
            default:
                values.Problem(values.NameOf(Key, Alias), "expected SingleTenant, MultiTenant or UserAssignedMSI");
                break;
        }

        return tenant is null ? AppType.MultiTenant : AppType.SingleTenant;
    }

    private string? TenantId()
    {
        // It becomes part of addresses.
        if (values.Text(Tenant, TenantAlias) is not { } tenant)
            return null;
        if (tenant.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.') && tenant.Any(char.IsAsciiLetterOrDigit))
            return tenant;
        values.Problem(values.NameOf(Tenant, TenantAlias), "expected the id or the domain name of a tenant");
        return null;
    }

    private Uri? Address(string key, params string[] aliases)
    {
        if (values.Text(key, aliases) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && AddressForms.IsSafe(uri) && AddressForms.IsBase(uri))
            return uri;
        values.Problem(values.NameOf(key, aliases), "expected an https address, or http on this machine, without user, query and fragment");
        return null;
    }

    /// <summary>Exact text such as an id or an issuer. One that looks like an address must be a safe one.</summary>
    private string? Word(string key, params string[] aliases)
    {
        var word = values.Text(key, aliases);
        if (word is not null)
            CheckWord(values.NameOf(key, aliases), word);
        return word;
    }

    private List<string> Words(string key)
    {
        var words = values.List(key);
        foreach (var (path, word) in words)
            CheckWord(path, word);
        return [.. words.Select(word => word.Value)];
    }

    private void CheckWord(string name, string word)
    {
        if (word.Any(character => character is <= ' ' or > '~'))
            values.Problem(name, "expected printable ASCII characters without blanks");
        else if (Uri.TryCreate(word, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
            values.Problem(name, "expected an https address, or http on this machine");
    }

    private HashSet<string> AllowedCallers()
    {
        const string Key = "BotFramework:AllowedCallers";
        foreach (var (path, _) in values.List(Key).Where(caller => caller.Value == "*"))
            values.Problem(path, "expected the app id of a caller; everybody cannot be allowed");
        return new(Words(Key), StringComparer.OrdinalIgnoreCase);
    }
}
