using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>The schema.org Message on the wire. Web Chat validates type, context and id to the letter and drops what differs.</summary>
internal sealed record MessageEntity(
    [property: JsonPropertyName("citation"), JsonPropertyOrder(5)] IReadOnlyList<ClaimEntity>? Citation,
    [property: JsonPropertyName("potentialAction"), JsonPropertyOrder(6)] IReadOnlyList<VoteActionEntity>? PotentialAction)
{
    [JsonPropertyName("type"), JsonPropertyOrder(1)]
    public string EntityType => "https://schema.org/Message";

    [JsonPropertyName("@type"), JsonPropertyOrder(2)]
    public string SchemaType => "Message";

    [JsonPropertyName("@context"), JsonPropertyOrder(3)]
    public string Context => "https://schema.org";

    [JsonPropertyName("@id"), JsonPropertyOrder(4)]
    public string Id => "";
}
