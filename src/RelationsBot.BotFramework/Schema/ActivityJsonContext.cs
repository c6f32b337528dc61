using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// How activities are read and written: camel case, null left out, unknown properties kept.
/// The depth allows an activity of <see cref="ActivityReader.MaximumDepth"/> inside the lists that wrap it when sent on.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ActivityReader.MaximumDepth + 8)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
public sealed partial class ActivityJsonContext : JsonSerializerContext;
