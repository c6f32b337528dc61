using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// Metadata about an activity: a mention, a client's capabilities, a schema.org Message with citations, …
/// The protocol's word; it has nothing to do with the entities that language recognition finds.
/// </summary>
public sealed record Entity
{
    /// <summary>Says what the other properties mean: <c>mention</c>, <c>https://schema.org/Message</c>, …</summary>
    public string? Type { get; init; }

    /// <summary>All properties but the type, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
