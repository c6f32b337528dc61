using System.Text.Json.Serialization;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>How the answers of the Direct Line server are written; the depth is that of <see cref="ActivityJsonContext"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ActivityReader.MaximumDepth + 8)]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ConversationObject))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
public sealed partial class DirectLineJsonContext : JsonSerializerContext;
