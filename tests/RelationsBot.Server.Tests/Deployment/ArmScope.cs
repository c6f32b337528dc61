using System.Globalization;
using System.Text.Json.Nodes;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>The parameters and variables that the expressions of one template see, and the functions that ours use.</summary>
internal sealed class ArmScope(JsonObject template, IReadOnlyDictionary<string, JsonNode?> parameters)
{
    private readonly Dictionary<string, int> copies = [];

    /// <summary>A copy of a value in which every expression is replaced by what it gives.</summary>
    public JsonNode? Evaluate(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Evaluate(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Evaluate)]),
        JsonValue v when v.TryGetValue<string>(out var text) && text is ['[', not '[', ..] => new ArmExpression(text, Call).Evaluate()?.DeepClone(),
        _ => node?.DeepClone(),
    };

    private JsonNode? Call(string function, IReadOnlyList<Func<JsonNode?>> arguments)
    {
        JsonNode? Value(int i) => arguments[i]();
        string Text(int i) => Value(i)!.GetValue<string>();
        return function switch
        {
            "parameters" => parameters.TryGetValue(Text(0), out var value) ? value : throw new FormatException($"There is no parameter {Text(0)}."),
            "variables" => Variable(Text(0)),
            "if" => Value(0)!.GetValue<bool>() ? Value(1) : Value(2),
            "equals" => JsonNode.DeepEquals(Value(0), Value(1)),
            "empty" => Value(0) is JsonArray array ? array.Count == 0 : Text(0).Length == 0,
            "length" => Value(0)!.AsArray().Count,
            "format" => string.Format(CultureInfo.InvariantCulture, Text(0), [.. arguments.Skip(1).Select(a => a()!.ToString())]),
            "concat" => new JsonArray([.. arguments.SelectMany(a => a()!.AsArray()).Select(n => n?.DeepClone())]),
            "createObject" => new JsonObject(Enumerable.Range(0, arguments.Count / 2).Select(i => KeyValuePair.Create(Text(2 * i), Value((2 * i) + 1)?.DeepClone()))),
            "copyIndex" => copies[Text(0)],
            "subscription" => ArmTemplate.Subscription,
            "resourceGroup" => ArmTemplate.ResourceGroup,
            "resourceId" or "subscriptionResourceId" => string.Join('/', arguments.Select(a => a()!.ToString())),
            _ => throw new FormatException($"The function {function} is not known."),
        };
    }

    private JsonNode? Variable(string name)
    {
        var variables = template["variables"]?.AsObject() ?? [];
        if (variables.TryGetPropertyValue(name, out var value))
            return Evaluate(value);
        var copy = variables["copy"]?.AsArray().SingleOrDefault(c => (string?)c!["name"] == name) ?? throw new FormatException($"There is no variable {name}.");
        var items = new JsonArray();
        for (var i = 0; i < Evaluate(copy["count"])!.GetValue<int>(); i++)
        {
            copies[name] = i;
            items.Add(Evaluate(copy["input"]));
        }

        return items;
    }
}
