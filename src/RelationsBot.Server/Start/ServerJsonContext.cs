using System.Text.Json.Serialization;
using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Pages;

namespace RelationsBot.Server.Start;

/// <summary>How the server's own answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(HealthStatus))]
[JsonSerializable(typeof(object))]
internal sealed partial class ServerJsonContext : JsonSerializerContext;
