using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>A conversation, under the name it has in its channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>Names the conversation within its channel; opaque, not safe in URLs.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown to people.</summary>
    public string? Name { get; init; }

    /// <summary>True when more than two take part; null where the channel does not say.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>In Teams <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The Microsoft Entra tenant that owns the conversation.</summary>
    public string? TenantId { get; init; }

    /// <summary>Properties that this type does not model, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
