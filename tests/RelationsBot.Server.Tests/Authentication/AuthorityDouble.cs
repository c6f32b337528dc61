using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RelationsBot.BotFramework.Tests.Authentication;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>The authorities on this machine: metadata and keys of channels and of the Emulator, and the login that gives the bot its tokens.</summary>
public sealed class AuthorityDouble : IAsyncDisposable
{
    public const string Tenant = "11111111-aaaa-bbbb-cccc-222222222222";
    public const string Password = "the-password-of-the-bot-0123456789";

    internal static readonly TestKey ChannelKey = new("channel-key");
    internal static readonly TestKey EmulatorKey = new("emulator-key");

    private readonly WebApplication app;
    private int requests;
    private int tokens;

    private AuthorityDouble(WebApplication app) => this.app = app;

    /// <summary>How many requests came, of whatever kind.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The status of key documents.</summary>
    public int KeyStatus { get; set; } = StatusCodes.Status200OK;

    /// <summary>The status of logins; what is no success comes with <c>invalid_client</c>.</summary>
    public int LoginStatus { get; set; } = StatusCodes.Status200OK;

    /// <summary>The scopes that tokens were asked for.</summary>
    public List<string> Scopes { get; } = [];

    public string Url => app.Urls.Single();

    public string Login => $"{Url}/{Tenant}";

    public static async Task<AuthorityDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var authority = new AuthorityDouble(app);
        app.Use((context, next) =>
        {
            Interlocked.Increment(ref authority.requests);
            return next(context);
        });
        app.MapGet("/channel/metadata", () => authority.Metadata("channel"));
        app.MapGet("/emulator/metadata", () => authority.Metadata("emulator"));
        app.MapGet("/channel/keys", () => Keys(ChannelKey.Published("msteams", "webchat")));
        app.MapGet("/emulator/keys", () => Keys(EmulatorKey.Published()));
        app.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)authority.IssueAsync);
        await app.StartAsync();
        return authority;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Metadata(string path) => KeyStatus == StatusCodes.Status200OK
        ? Results.Text(new JsonObject { ["issuer"] = path, ["jwks_uri"] = $"{Url}/{path}/keys" }.ToJsonString(), "application/json")
        : Results.StatusCode(KeyStatus);

    private static IResult Keys(JsonObject key) => Results.Text(new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString(), "application/json");

    private async Task<IResult> IssueAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var (secret, scope) = (form["client_secret"].ToString(), form["scope"].ToString());
        if (LoginStatus != StatusCodes.Status200OK || secret != Password)
            return Results.Text("""{"error":"invalid_client"}""", "application/json", statusCode: LoginStatus == 200 ? 401 : LoginStatus);
        lock (Scopes)
            Scopes.Add(scope);
        var token = $"issued-by-the-login-{Guid.NewGuid():N}-{Interlocked.Increment(ref tokens)}";
        LogWatch.Secret(token);
        return Results.Text(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = token }.ToJsonString(), "application/json");
    }
}
