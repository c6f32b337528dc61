using System.Text.Json;
using System.Text.Json.Serialization;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Turns;

/// <summary>What a host remembers of a conversation: the bot's memory and what concerns the channel alone.</summary>
internal sealed record ConversationState
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Whether the bot has said welcome.</summary>
    public bool IsWelcomed { get; init; }

    /// <summary>The bot's memory as JSON, in its own format and version.</summary>
    [JsonConverter(typeof(WithinJson))]
    public string? Dialog { get; init; }

    public Conversation Memory() => Conversation.FromJson(Dialog);

    public string ToJson() => JsonSerializer.Serialize(this, ConversationStateJson.Default.ConversationState);

    /// <summary>Reads what <see cref="ToJson"/> wrote; text of another version or damaged starts over.</summary>
    public static ConversationState FromJson(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return new();
        try
        {
            return JsonSerializer.Deserialize(json, ConversationStateJson.Default.ConversationState) is { Version: CurrentVersion } read ? read : new();
        }
        catch (JsonException)
        {
            // A newer program may have written another shape: start over politely.
            return new();
        }
    }
}

/// <summary>JSON that stands within other JSON as it is; as a string each of its quotation marks would take six characters.</summary>
internal sealed class WithinJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // As it was written once.
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value, skipInputValidation: true);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class ConversationStateJson : JsonSerializerContext;
