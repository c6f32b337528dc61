using System.Text.Json;
using System.Text.Json.Serialization;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>How databases keep what is no activity: as JSON text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(GivenAnswer))]
[JsonSerializable(typeof(InvokeResponse))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    public static string Write(Feedback feedback) => JsonSerializer.Serialize(feedback, Default.Feedback);

    public static string? Write(GivenAnswer? answer) => answer is null ? null : JsonSerializer.Serialize(answer, Default.GivenAnswer);

    public static string? Write(InvokeResponse? invoke) => invoke is null ? null : JsonSerializer.Serialize(invoke, Default.InvokeResponse);

    public static Feedback ReadFeedback(string json) => JsonSerializer.Deserialize(json, Default.Feedback)!;

    public static GivenAnswer? ReadAnswer(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.GivenAnswer);

    public static InvokeResponse? ReadInvoke(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.InvokeResponse);
}
