using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>A card or a file that goes with a message.</summary>
public sealed record Attachment
{
    /// <summary>The <see cref="ContentType"/> of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>The media type that says what <see cref="Content"/> or <see cref="ContentUrl"/> holds.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where the content can be fetched. In an incoming activity the sender chose it: never fetch it.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The content itself; an object for cards.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>A file name or title.</summary>
    public string? Name { get; init; }

    /// <summary>Properties that this type does not model, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
