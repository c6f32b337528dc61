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

    /// <summary>The bot's memory, in its own format and version.</summary>
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

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class ConversationStateJson : JsonSerializerContext;
