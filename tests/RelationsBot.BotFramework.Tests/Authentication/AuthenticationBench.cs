using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Authentication;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Authentication;

/// <summary>The check of callers between authorities and a clock that a test holds.</summary>
internal sealed class AuthenticationBench : IDisposable
{
    public const string AppId = "app-of-the-bot";
    public const string ChannelIssuer = "https://channel.test";
    public const string EmulatorIssuer = "https://login.test/tenant-1/v2.0";
    public const string ServiceUrl = "https://smba.example/emea/";
    public const string AllowedCaller = "app-of-a-friend";

    public static readonly TestKey ChannelKey = new("channel-key");
    public static readonly TestKey EmulatorKey = new("emulator-key");
    public static readonly TestKey OtherKey = new("other-key");

    private CallerAuthentication? authentication;

    public AuthenticationBench()
    {
        ChannelServer.Keys = [ChannelKey.Published("msteams", "webchat")];
        EmulatorServer.Keys = [EmulatorKey.Published()];
        Options = new()
        {
            AppId = AppId,
            ChannelIssuer = ChannelIssuer,
            ChannelMetadata = ChannelServer.Metadata,
            EmulatorIssuers = new HashSet<string> { EmulatorIssuer },
            EmulatorMetadata = EmulatorServer.Metadata,
            AllowedCallers = new HashSet<string> { AllowedCaller },
        };
    }

    public ManualTimeProvider Clock { get; } = new();

    public KeyServer ChannelServer { get; } = new("channel");

    public KeyServer EmulatorServer { get; } = new("emulator");

    public CallerOptions Options { get; set; }

    public CallerAuthentication Authentication => authentication ??= new(
        Options,
        new() { AppId = AppId, AppType = AppType.SingleTenant, Password = "unused", Login = new("https://login.test/"), OAuthScope = "https://connector.test" },
        new HttpClient(ChannelServer),
        new HttpClient(EmulatorServer),
        Clock);

    public JsonObject ChannelClaims => new()
    {
        ["iss"] = ChannelIssuer,
        ["aud"] = AppId,
        ["serviceurl"] = ServiceUrl,
        ["nbf"] = Now,
        ["exp"] = Now + 3600,
    };

    public JsonObject EmulatorClaims => new()
    {
        ["iss"] = EmulatorIssuer,
        ["aud"] = AppId,
        ["ver"] = "2.0",
        ["azp"] = AppId,
        ["tid"] = "tenant-1",
        ["nbf"] = Now,
        ["exp"] = Now + 3600,
    };

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    public Task<AuthenticationResult> CheckAsync(string token) => SendAsync("Bearer " + token);

    public Task<AuthenticationResult> SendAsync(params string?[] headers) => Authentication.AuthenticateAsync(headers, TestContext.Current.CancellationToken);

    public async Task<Caller> AcceptedAsync(string token)
    {
        var result = await CheckAsync(token);
        Assert.True(result.Succeeded, result.Refusal?.ToString());
        return result.Caller;
    }

    public async Task RefusedAsync(int status, RefusalReason reason, string token)
    {
        var result = await CheckAsync(token);
        Assert.Equal((status, reason), (result.Refusal?.Status, result.Refusal?.Reason));
        Assert.Null(result.Caller);
    }

    public void Dispose() => authentication?.Dispose();
}
