using System.Text.Json.Serialization;

namespace RelationsBot.Hosting.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Feedback))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
