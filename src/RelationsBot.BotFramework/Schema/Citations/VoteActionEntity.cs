using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>A feedback button on the wire: a schema.org LikeAction or DislikeAction with an id, by which its event is told from that of another message.</summary>
internal sealed record VoteActionEntity(
    [property: JsonPropertyName("@type"), JsonPropertyOrder(1)] string SchemaType,
    [property: JsonPropertyName("@id"), JsonPropertyOrder(2)] string Id)
{
    [JsonPropertyOrder(3)]
    public string ActionStatus => "PotentialActionStatus";
}
