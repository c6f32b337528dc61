using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>Buttons under the last message of a transcript; they vanish once the user sends something.</summary>
public sealed record SuggestedActions
{
    /// <summary>Account ids of those who see the buttons; null or empty shows them to all.</summary>
    public IReadOnlyList<string?>? To { get; init; }

    /// <summary>The buttons, in the order shown.</summary>
    public IReadOnlyList<CardAction?>? Actions { get; init; }

    /// <summary>Properties that this type does not model, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }
}
