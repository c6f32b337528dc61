using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>The schema.org Claim on the wire; its position is the label of the mark in the text.</summary>
internal sealed record ClaimEntity(
    [property: JsonPropertyOrder(2)] int Position,
    [property: JsonPropertyOrder(3)] DigitalDocumentEntity Appearance)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(1)]
    public string SchemaType => "Claim";
}
