using System.Text.Json.Nodes;

namespace RelationsBot.Conformance;

/// <summary>One delivery.</summary>
/// <param name="Body">The body of the request: an activity, unless the case is about what is none.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Said">What each thing said must be like, in order; empty: nothing is said.</param>
/// <param name="Answer">What the body of the answer must be like, where it is not the replies themselves; null: anything.</param>
public sealed record ConformanceStep(string Body, int Status, JsonArray Said, JsonNode? Answer)
{
    private static readonly string[] Known = ["send", "omit", "body", "status", "said", "answer"];

    internal static ConformanceStep Of(JsonObject step, string usual, string id)
    {
        if (step.Select(p => p.Key).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw new InvalidDataException($"'{unknown}' is no property of a step");
        return new(
            step["body"]?.GetValue<string>() ?? Activity(step, usual, id).ToJsonString(),
            step["status"]?.GetValue<int>() ?? 200,
            step["said"]?.DeepClone().AsArray() ?? [],
            step["answer"]?.DeepClone());
    }

    private static JsonObject Activity(JsonObject step, string usual, string id)
    {
        var activity = JsonNode.Parse(usual)!.AsObject();
        activity["id"] = id;
        foreach (var (key, value) in step["send"]!.AsObject())
            activity[key] = value?.DeepClone();
        foreach (var key in step["omit"]?.AsArray() ?? [])
            activity.Remove(key!.GetValue<string>());
        return activity;
    }
}
