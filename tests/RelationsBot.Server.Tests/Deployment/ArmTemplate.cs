using System.Text.Json.Nodes;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>
/// A deployment template of Azure Resource Manager, worked out without Azure: parameters are held against their rules, and every expression
/// that a deployment would evaluate is evaluated. What Azure itself would then say to the resources is not known here.
/// </summary>
internal sealed class ArmTemplate(JsonObject json)
{
    public static readonly JsonObject Subscription = new() { ["subscriptionId"] = "11111111-1111-1111-1111-111111111111", ["tenantId"] = "22222222-2222-2222-2222-222222222222" };

    public static readonly JsonObject ResourceGroup = new() { ["location"] = "westeurope" };

    public JsonObject Json => json;

    public JsonObject Parameters => json["parameters"]!.AsObject();

    public static ArmTemplate Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>The resources as Azure would be asked for them, those of nested templates included; conditions that do not hold are left out.</summary>
    /// <exception cref="FormatException">A parameter breaks its rules, or an expression is wrong.</exception>
    public ArmDeployment Deploy(IReadOnlyDictionary<string, JsonNode?> values)
    {
        var scope = new ArmScope(json, Values(values));
        var resources = new List<JsonObject>();
        foreach (var resource in json["resources"]!.AsArray().Select(r => r!.AsObject()))
        {
            if (resource["condition"] is { } condition && !scope.Evaluate(condition)!.GetValue<bool>())
                continue;
            if ((string?)resource["type"] != "Microsoft.Resources/deployments")
            {
                resources.Add(scope.Evaluate(resource)!.AsObject());
                continue;
            }

            // With the inner scope, values pass by parameters alone, so that secure ones stay secure.
            if ((string?)resource["properties"]!["expressionEvaluationOptions"]?["scope"] != "inner")
                throw new FormatException("A nested template must be evaluated in its own scope.");
            var passed = scope.Evaluate(resource["properties"]!["parameters"])!.AsObject().ToDictionary(p => p.Key, p => p.Value!["value"]);
            resources.AddRange(new ArmTemplate(resource["properties"]!["template"]!.AsObject()).Deploy(passed).Resources);
        }

        return new(resources, scope.Evaluate(json["outputs"])?.AsObject() ?? []);
    }

    private Dictionary<string, JsonNode?> Values(IReadOnlyDictionary<string, JsonNode?> given)
    {
        if (given.Keys.FirstOrDefault(name => !Parameters.ContainsKey(name)) is { } unknown)
            throw new FormatException($"There is no parameter {unknown}.");
        var defaults = new ArmScope(json, new Dictionary<string, JsonNode?>());
        return Parameters.ToDictionary(p => p.Key, JsonNode? (p) => Checked(p.Key, p.Value!.AsObject(), given.TryGetValue(p.Key, out var value) ? value : defaults.Evaluate(p.Value!["defaultValue"])));
    }

    private static JsonNode Checked(string name, JsonObject rules, JsonNode? value)
    {
        if (value is null)
            throw new FormatException($"The parameter {name} has no value.");
        if (rules["allowedValues"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value)))
            throw new FormatException($"The parameter {name} has a value that is not allowed.");
        var length = value is JsonValue ? value.GetValue<string>().Length : 0;
        if (length < ((int?)rules["minLength"] ?? 0) || length > ((int?)rules["maxLength"] ?? int.MaxValue))
            throw new FormatException($"The parameter {name} is too short or too long.");
        return value;
    }
}

/// <summary>What a template would ask Azure for.</summary>
internal sealed record ArmDeployment(IReadOnlyList<JsonObject> Resources, JsonObject Outputs)
{
    public JsonObject One(string type) => Resources.Single(resource => (string?)resource["type"] == type);
}
