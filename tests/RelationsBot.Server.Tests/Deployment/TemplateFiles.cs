using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>The Azure templates with their parameter files.</summary>
internal static class TemplateFiles
{
    public static readonly string Folder = Path.Combine(TestFiles.Repository, "deploymentTemplates");

    public static readonly string[] Names =
    [
        "deployUseExistResourceGroup/template-BotApp-with-rg", "deployUseExistResourceGroup/template-AzureBot-with-rg",
        "deployWithNewResourceGroup/template-BotApp-new-rg", "deployWithNewResourceGroup/template-AzureBot-new-rg",
    ];

    public static TheoryData<string> All => [.. Names];

    public static ArmTemplate Template(string name) => ArmTemplate.Load(Path.Combine(Folder, name + ".json"));

    public static string ParameterFile(string name) => Path.Combine(Folder, name.Replace("/template-", "/parameters-for-template-", StringComparison.Ordinal) + ".json");

    /// <summary>The parameter file's values, and those that an operator must give.</summary>
    public static Dictionary<string, JsonNode?> Values(string name, params (string Name, JsonNode? Value)[] more)
    {
        var values = JsonNode.Parse(File.ReadAllText(ParameterFile(name)))!["parameters"]!.AsObject().ToDictionary(p => p.Key, p => p.Value!["value"]?.DeepClone());
        var parameters = Template(name).Parameters;
        (string, JsonNode?)[] required = [("groupName", "bots"), ("groupLocation", "northeurope"), ("appServiceName", "facts"), ("appServicePlanName", "plan"), ("azureBotId", "facts"), ("appId", "33333333-3333-3333-3333-333333333333")];
        foreach (var (key, value) in required.Where(r => parameters.ContainsKey(r.Item1)).Concat(more))
            values[key] = value;
        return values;
    }
}
