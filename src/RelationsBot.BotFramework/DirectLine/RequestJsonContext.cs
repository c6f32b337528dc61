using System.Text.Json.Serialization;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>How the bodies of Direct Line requests and the contents of tokens are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ActivityReader.MaximumDepth)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(TokenContents))]
internal sealed partial class RequestJsonContext : JsonSerializerContext;
