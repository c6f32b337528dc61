using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>The server with an app id, between authorities on this machine.</summary>
public sealed class AuthenticatedServer : IAsyncLifetime
{
    public const string AppId = "99999999-aaaa-bbbb-cccc-888888888888";
    public const string ChannelIssuer = "https://channel.test";
    public const string AllowedCaller = "77777777-aaaa-bbbb-cccc-666666666666";

    public AuthorityDouble Authority { get; private set; } = null!;

    public BridgeServer Server { get; private set; } = null!;

    /// <summary>What an app id needs, with all authorities on this machine.</summary>
    public static (string Key, string Value)[] Settings(AuthorityDouble authority) =>
    [
        ("BotFramework:AppId", AppId),
        ("BotFramework:AppPassword", AuthorityDouble.Password),
        ("BotFramework:TenantId", AuthorityDouble.Tenant),
        ("BotFramework:LoginUrl", authority.Login),
        ("BotFramework:ChannelIssuer", ChannelIssuer),
        ("BotFramework:ChannelOpenIdMetadataUrl", authority.Url + "/channel/metadata"),
        ("BotFramework:EmulatorOpenIdMetadataUrl", authority.Url + "/emulator/metadata"),
        ("BotFramework:AllowedCallers:0", AllowedCaller),
        ("BotFramework:AllowLoopbackServiceUrl", "true"),
        ("Server:PublicUrl", "https://bot.example/"),
    ];

    public static JsonObject ChannelClaims(string serviceUrl) => new()
    {
        ["iss"] = ChannelIssuer,
        ["aud"] = AppId,
        ["serviceurl"] = serviceUrl,
        ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
    };

    public static JsonObject EmulatorClaims(string app = AppId) => new()
    {
        ["iss"] = $"https://login.microsoftonline.com/{AuthorityDouble.Tenant}/v2.0",
        ["aud"] = AppId,
        ["ver"] = "2.0",
        ["azp"] = app,
        ["tid"] = AuthorityDouble.Tenant,
        ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
    };

    public async ValueTask InitializeAsync()
    {
        Authority = await AuthorityDouble.StartAsync();
        Server = BridgeServer.With(Settings(Authority));
    }

    public async ValueTask DisposeAsync()
    {
        Server.Dispose();
        await Authority.DisposeAsync();
    }
}
