using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>What can be known of the Azure templates without Azure.</summary>
public sealed partial class AzureTemplateTests
{
    private static readonly string[] HostingTemplates = ["deployUseExistResourceGroup/template-BotApp-with-rg", "deployWithNewResourceGroup/template-BotApp-new-rg"];

    public static TheoryData<string> Templates => TemplateFiles.All;

    public static TheoryData<string> Hosting => [.. HostingTemplates];

    [Fact]
    public void NoTemplateIsForgotten() => Assert.Equal(
        TemplateFiles.Names.SelectMany(name => new[] { Path.Combine(TemplateFiles.Folder, name + ".json"), TemplateFiles.ParameterFile(name) }).Order(StringComparer.Ordinal),
        new[] { "deployUseExistResourceGroup", "deployWithNewResourceGroup" }.SelectMany(folder => Directory.GetFiles(Path.Combine(TemplateFiles.Folder, folder))).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Templates))]
    public void ATemplateNamesItsSchemaAndTheVersionOfEveryResource(string name)
    {
        var template = TemplateFiles.Template(name).Json;
        var scope = name.EndsWith("new-rg", StringComparison.Ordinal) ? "2018-05-01/subscriptionDeploymentTemplate" : "2019-04-01/deploymentTemplate";
        Assert.Equal($"https://schema.management.azure.com/schemas/{scope}.json#", (string?)template["$schema"]);
        Assert.Equal("1.0.0.0", (string?)template["contentVersion"]);
        Assert.All(AllResources(template), resource =>
        {
            Assert.Matches(ApiVersion(), (string?)resource["apiVersion"]);
            Assert.False(string.IsNullOrEmpty((string?)resource["name"]));
        });
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void AParameterFileHasWhatTheTemplateNeedsAndNothingElse(string name)
    {
        var file = JsonNode.Parse(File.ReadAllText(TemplateFiles.ParameterFile(name)))!;
        Assert.Equal("https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", (string?)file["$schema"]);
        var parameters = TemplateFiles.Template(name).Parameters;
        var given = file["parameters"]!.AsObject();
        Assert.All(given, parameter => Assert.True(parameters.ContainsKey(parameter.Key), parameter.Key));
        Assert.All(parameters.Where(p => p.Value!["defaultValue"] is null), required => Assert.True(given.ContainsKey(required.Key), required.Key));
        Assert.All(given.Where(p => parameters[p.Key]!["defaultValue"] is not null), parameter => Assert.True(JsonNode.DeepEquals(parameters[parameter.Key]!["defaultValue"], parameter.Value!["value"]), parameter.Key));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void ASecretIsSecureAndStandsNowhere(string name)
    {
        var template = TemplateFiles.Template(name);
        var secrets = template.Parameters.Where(p => SecretName().IsMatch(p.Key)).ToList();
        Assert.All(secrets, secret =>
        {
            Assert.Equal("securestring", (string?)secret.Value!["type"]);
            Assert.Equal("", (string?)secret.Value["defaultValue"]);
            Assert.Null(JsonNode.Parse(File.ReadAllText(TemplateFiles.ParameterFile(name)))!["parameters"]![secret.Key]);
        });
        Assert.Equal(HostingTemplates.Contains(name) ? ["appSecret", "postgresConnectionString"] : [], secrets.Select(s => s.Key));
        var outputs = template.Deploy(TemplateFiles.Values(name, [.. secrets.Select(s => (s.Key, (JsonNode?)"hidden"))])).Outputs;
        Assert.DoesNotContain("hidden", outputs.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void AMissingIdOrAnUnknownTypeIsRefusedBeforeAnythingIsMade(string name)
    {
        var template = TemplateFiles.Template(name);
        Assert.Throws<FormatException>(() => template.Deploy(TemplateFiles.Values(name, ("appId", ""))));
        Assert.Throws<FormatException>(() => template.Deploy(TemplateFiles.Values(name, ("appType", "SomethingElse"))));
    }

    [Theory]
    [InlineData("deployUseExistResourceGroup/template-BotApp-with-rg", "deployWithNewResourceGroup/template-BotApp-new-rg")]
    [InlineData("deployUseExistResourceGroup/template-AzureBot-with-rg", "deployWithNewResourceGroup/template-AzureBot-new-rg")]
    public void BothFoldersMakeTheSame(string existing, string made)
    {
        var nested = TemplateFiles.Template(made).Json["resources"]!.AsArray().Single(r => (string?)r!["type"] == "Microsoft.Resources/deployments")!["properties"]!["template"];
        Assert.True(JsonNode.DeepEquals(TemplateFiles.Template(existing).Json, nested));
    }

    [Theory]
    [MemberData(nameof(Hosting))]
    public void TheWebAppIsSafeAndAlwaysOn(string name)
    {
        var deployment = TemplateFiles.Template(name).Deploy(TemplateFiles.Values(name));
        var plan = deployment.One("Microsoft.Web/serverfarms");
        Assert.Equal(("linux", true), ((string?)plan["kind"], (bool)plan["properties"]!["reserved"]!));
        var site = deployment.One("Microsoft.Web/sites");
        Assert.Equal("facts", (string?)site["name"]);
        Assert.Equal("None", (string?)site["identity"]!["type"]);
        Assert.True((bool)site["properties"]!["httpsOnly"]!);
        var config = site["properties"]!["siteConfig"]!;
        Assert.Equal("DOTNETCORE|10.0", (string?)config["linuxFxVersion"]);
        Assert.True((bool)config["webSocketsEnabled"]!);
        Assert.True((bool)config["alwaysOn"]!);
        Assert.Equal("1.2", (string?)config["minTlsVersion"]);
        Assert.Equal("Disabled", (string?)config["ftpsState"]);
        Assert.Equal("/health/ready", (string?)config["healthCheckPath"]);
        Assert.Equal("https://facts.azurewebsites.net/api/messages", (string?)deployment.Outputs["botEndpoint"]!["value"]);
    }

    [Theory]
    [MemberData(nameof(Hosting))]
    public void AManagedIdentityBelongsToTheWebApp(string name)
    {
        var site = TemplateFiles.Template(name).Deploy(TemplateFiles.Values(name, ("appType", "UserAssignedMSI"), ("UMSIName", "robot"), ("UMSIResourceGroupName", "people"))).One("Microsoft.Web/sites");
        Assert.Equal("UserAssigned", (string?)site["identity"]!["type"]);
        Assert.Equal(
            "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/people/providers/Microsoft.ManagedIdentity/userAssignedIdentities/robot",
            Assert.Single(site["identity"]!["userAssignedIdentities"]!.AsObject()).Key);
    }

    [Fact]
    public void AnExistingPlanIsUsed()
    {
        var deployment = TemplateFiles.Template(HostingTemplates[0]).Deploy(TemplateFiles.Values(HostingTemplates[0], ("existingAppServicePlanName", "old")));
        Assert.DoesNotContain(deployment.Resources, resource => (string?)resource["type"] == "Microsoft.Web/serverfarms");
        Assert.EndsWith("/old", (string?)deployment.One("Microsoft.Web/sites")["properties"]!["serverFarmId"]);
    }

    [Theory]
    [InlineData("deployUseExistResourceGroup/template-AzureBot-with-rg")]
    [InlineData("deployWithNewResourceGroup/template-AzureBot-new-rg")]
    public void TheBotIsRegisteredWithItsChannels(string name)
    {
        var deployment = TemplateFiles.Template(name).Deploy(TemplateFiles.Values(name));
        var bot = deployment.One("Microsoft.BotService/botServices")["properties"]!;
        Assert.Equal("https://facts.azurewebsites.net/api/messages", (string?)bot["endpoint"]);
        Assert.Equal(("SingleTenant", "22222222-2222-2222-2222-222222222222", ""), ((string?)bot["msaAppType"], (string?)bot["msaAppTenantId"], (string?)bot["msaAppMSIResourceId"]));
        var channels = deployment.Resources.Where(r => (string?)r["type"] == "Microsoft.BotService/botServices/channels").ToList();
        Assert.Equal(["facts/MsTeamsChannel", "facts/WebChatChannel", "facts/DirectLineChannel"], channels.Select(c => (string?)c["name"]));
        Assert.All(channels, channel => Assert.EndsWith("/" + (string?)channel["properties"]!["channelName"], (string?)channel["name"]));
        Assert.True((bool)channels[0]["properties"]!["properties"]!["isEnabled"]!);

        var identity = TemplateFiles.Template(name).Deploy(TemplateFiles.Values(name, ("appType", "UserAssignedMSI"), ("UMSIName", "robot"), ("UMSIResourceGroupName", "people"))).One("Microsoft.BotService/botServices");
        Assert.EndsWith("/people/providers/Microsoft.ManagedIdentity/userAssignedIdentities/robot", (string?)identity["properties"]!["msaAppMSIResourceId"]);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void TheReadmeExplainsEveryParameter(string name)
    {
        var readme = File.ReadAllText(Path.Combine(TemplateFiles.Folder, "README.md"));
        Assert.All(TemplateFiles.Template(name).Parameters, parameter => Assert.Contains($"| `{parameter.Key}` |", readme, StringComparison.Ordinal));
        Assert.Contains(Path.GetFileName(name) + ".json", readme, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> AllResources(JsonNode template) => template["resources"]!.AsArray().SelectMany(resource =>
        resource!["properties"]?["template"] is { } nested ? AllResources(nested).Prepend(resource) : [resource]);

    [GeneratedRegex("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$")]
    private static partial Regex ApiVersion();

    [GeneratedRegex("secret|password|connectionString|key$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
