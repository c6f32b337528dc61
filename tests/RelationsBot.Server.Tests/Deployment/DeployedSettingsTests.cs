using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using RelationsBot.Server.Settings;
using Xunit;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>The server started with the settings that a deployment gives it.</summary>
public sealed class DeployedSettingsTests
{
    /// <summary>Settings of the platform or the framework, which the server does not read itself.</summary>
    private static readonly string[] NotOurs = ["ASPNETCORE_URLS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"];

    /// <summary>Settings of what is to come: authentication and storage.</summary>
    private static readonly string[] NotYet = ["MicrosoftAppType", "MicrosoftAppPassword", "MicrosoftAppTenantId", "Storage:Folder", "Storage:ConnectionString"];

    public static TheoryData<string, string, string?> Deployments => new()
    {
        { "deployUseExistResourceGroup/template-BotApp-with-rg", "SingleTenant", null },
        { "deployUseExistResourceGroup/template-BotApp-with-rg", "UserAssignedMSI", null },
        { "deployUseExistResourceGroup/template-BotApp-with-rg", "MultiTenant", null },
        { "deployUseExistResourceGroup/template-BotApp-with-rg", "SingleTenant", "Host=db;Username=bot;Password=secret" },
        { "deployWithNewResourceGroup/template-BotApp-new-rg", "SingleTenant", "Host=db;Username=bot;Password=secret" },
        { "deployWithNewResourceGroup/template-BotApp-new-rg", "UserAssignedMSI", null },
    };

    [Theory]
    [MemberData(nameof(Deployments))]
    public void EverySettingIsOneThatTheServerReads(string template, string appType, string? connectionString)
    {
        var settings = Deployed(template, appType, connectionString);
        var source = new RecordingSource(settings);
        new SettingsReader(new ConfigurationBuilder().Add(source).Build()).Read();
        Assert.Empty(settings.Keys.Where(key => !source.Read.Contains(key)).Except(NotOurs).Except(NotYet));
    }

    [Fact]
    public void AManagedIdentityHasNoPassword()
    {
        Assert.Equal("hidden", Deployed("deployUseExistResourceGroup/template-BotApp-with-rg", "SingleTenant", null)["MicrosoftAppPassword"]);
        Assert.Equal("", Deployed("deployUseExistResourceGroup/template-BotApp-with-rg", "UserAssignedMSI", null)["MicrosoftAppPassword"]);
        Assert.Equal("", Deployed("deployUseExistResourceGroup/template-BotApp-with-rg", "MultiTenant", null)["MicrosoftAppTenantId"]);
    }

    [Fact]
    public void WithoutADatabaseConversationsStayOnTheInstance()
    {
        var alone = Deployed("deployUseExistResourceGroup/template-BotApp-with-rg", "SingleTenant", null);
        Assert.False(alone.ContainsKey("Storage:ConnectionString"));
        Assert.StartsWith("/tmp/", alone["Storage:Folder"]);
        var shared = Deployed("deployUseExistResourceGroup/template-BotApp-with-rg", "SingleTenant", "Host=db");
        Assert.Equal(("Postgres", "Host=db"), (shared["Storage:Kind"], shared["Storage:ConnectionString"]));
    }

    [Fact]
    public void OriginsAreNumbered()
    {
        var template = "deployUseExistResourceGroup/template-BotApp-with-rg";
        var settings = Settings(TemplateFiles.Template(template).Deploy(TemplateFiles.Values(template, ("trustedOrigins", new JsonArray("https://a.example", "https://b.example")))));
        Assert.Equal(("https://a.example", "https://b.example"), (settings["DirectLine:TrustedOrigins:0"], settings["DirectLine:TrustedOrigins:1"]));
    }

    private static Dictionary<string, string?> Deployed(string template, string appType, string? connectionString) => Settings(TemplateFiles.Template(template).Deploy(TemplateFiles.Values(
        template, ("appType", appType), ("appSecret", "hidden"), ("postgresConnectionString", connectionString ?? ""), ("UMSIName", "robot"), ("UMSIResourceGroupName", "people"), ("trustedOrigins", new JsonArray("https://www.example.org")))));

    /// <summary>As the configuration sees environment variables.</summary>
    private static Dictionary<string, string?> Settings(ArmDeployment deployment) =>
        deployment.One("Microsoft.Web/sites")["properties"]!["siteConfig"]!["appSettings"]!.AsArray()
            .ToDictionary(s => ((string)s!["name"]!).Replace("__", ":", StringComparison.Ordinal), s => (string?)s!["value"]);

    private sealed class RecordingSource(Dictionary<string, string?> values) : ConfigurationProvider, IConfigurationSource
    {
        public HashSet<string> Read { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Load() => Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            Read.Add(key);
            return base.TryGet(key, out value);
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
