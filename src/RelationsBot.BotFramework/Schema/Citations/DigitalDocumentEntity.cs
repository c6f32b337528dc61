using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>The schema.org DigitalDocument on the wire.</summary>
internal sealed record DigitalDocumentEntity(
    [property: JsonPropertyOrder(2)] string Name,
    [property: JsonPropertyOrder(3)] string? Url,
    [property: JsonPropertyOrder(4)] string? Text,
    [property: JsonPropertyOrder(5)] string? Abstract,
    [property: JsonPropertyOrder(6)] IReadOnlyList<string>? Keywords)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(1)]
    public string SchemaType => "DigitalDocument";
}
