using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>How the citation entity is written: absent things left out, since Web Chat takes null for a value of the wrong kind.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageEntity))]
internal sealed partial class CitationJsonContext : JsonSerializerContext;
