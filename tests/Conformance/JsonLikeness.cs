using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationsBot.Conformance;

/// <summary>Compares what came with what it must be like: every property that is expected must be there, others may be.</summary>
public static class JsonLikeness
{
    /// <summary>The first difference, in words; null: there is none.</summary>
    /// <param name="expected">What it must be like. An object with one property that begins with <c>$</c> is a condition.</param>
    /// <param name="actual">What came; null: nothing.</param>
    /// <param name="path">Where it stands.</param>
    public static string? Difference(JsonNode? expected, JsonElement? actual, string path = "$")
    {
        if (expected is JsonObject { Count: 1 } single && single.Single() is var (condition, operand) && condition.StartsWith('$'))
            return Unmet(condition, operand, actual, path);
        if (actual is not { } value || value.ValueKind == JsonValueKind.Null)
            return expected is null ? null : $"{path} is missing";
        switch (expected)
        {
            case JsonObject properties:
                if (value.ValueKind != JsonValueKind.Object)
                    return $"{path} is no object";
                return properties.Select(p => Difference(p.Value, value.TryGetProperty(p.Key, out var found) ? found : null, $"{path}.{p.Key}")).FirstOrDefault(difference => difference is not null);
            case JsonArray items:
                if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != items.Count)
                    return $"{path} is no list of {items.Count}: {value.GetRawText()}";
                return items.Select((item, i) => Difference(item, value[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
            default:
                return JsonNode.DeepEquals(expected, JsonNode.Parse(value.GetRawText())) ? null : $"{path} is {value.GetRawText()}, not {expected?.ToJsonString() ?? "null"}";
        }
    }

    private static string? Unmet(string condition, JsonNode? operand, JsonElement? actual, string path)
    {
        var text = actual is { ValueKind: JsonValueKind.String } s ? s.GetString()! : null;
        var isThere = actual is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) };
        var isMet = condition switch
        {
            "$contains" => text?.Contains(operand!.GetValue<string>(), StringComparison.Ordinal) == true,
            "$lacks" => text?.Contains(operand!.GetValue<string>(), StringComparison.Ordinal) == false,
            "$there" => isThere == operand!.GetValue<bool>(),
            "$has" => actual is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(item => Difference(operand, item, path) is null),
            _ => throw new InvalidDataException($"'{condition}' is no condition"),
        };
        return isMet ? null : $"{path}: {condition} {operand?.ToJsonString()} does not hold of {actual?.GetRawText() ?? "what is missing"}";
    }
}
