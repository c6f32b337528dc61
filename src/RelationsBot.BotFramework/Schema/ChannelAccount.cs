using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>A person or bot, under the name it has in one channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>Names the account within its channel; opaque and compared exactly.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown to people; proves nothing.</summary>
    public string? Name { get; init; }

    /// <summary>See <see cref="AccountRoles"/>; null when the sender does not say.</summary>
    public string? Role { get; init; }

    /// <summary>Properties that this type does not model, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
