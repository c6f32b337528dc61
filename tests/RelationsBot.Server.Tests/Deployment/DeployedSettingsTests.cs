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
    public void TheServerReadsEverySettingAndHasNothingAgainstIt(string template, string appType, string? connectionString)
    {
        var settings = Deployed(template, appType, connectionString);
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var read = reader.Read();
        Assert.Empty(settings.Keys.Select(Name).Except(NotOurs).Except(reader.Keys));
        Assert.Empty(reader.Problems);
        Assert.Empty(reader.Warnings);
        Assert.Equal("https://facts.azurewebsites.net/", read.PublicUrl?.AbsoluteUri);
        Assert.True(Assert.Single(read.KnownProxies).Contains(System.Net.IPAddress.Parse("169.254.129.1")));
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
        Assert.Equal("Sqlite", alone["Storage:Kind"]);
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

    /// <summary>A list by its key without index, as the server lists it.</summary>
    private static string Name(string key) => key.TrimEnd([':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
}
