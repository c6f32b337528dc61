using System.Text.Json;
using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.Schema;

/// <summary>One button.</summary>
public sealed record CardAction
{
    /// <summary>The <see cref="Type"/> of a button whose value is sent and shown as the user's own message.</summary>
    public const string ImBack = "imBack";

    /// <summary>The <see cref="Type"/> of a button whose value, an address, is opened.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>What pressing does: <see cref="ImBack"/>, <see cref="OpenUrl"/>, <c>postBack</c>, <c>messageBack</c>, …</summary>
    public string? Type { get; init; }

    /// <summary>The words on the button.</summary>
    public string? Title { get; init; }

    /// <summary>What is sent or opened: a string for <see cref="ImBack"/> and <see cref="OpenUrl"/>, else any JSON value.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Properties that this type does not model, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownProperties { get; set; }

    /// <summary>A button that says <paramref name="text"/> in the user's name, labelled with it too.</summary>
    /// <param name="text">The words shown and sent.</param>
    /// <returns>A button of type <see cref="ImBack"/>.</returns>
    public static CardAction Say(string text) => new()
    {
        Type = ImBack,
        Title = text,
        Value = JsonSerializer.SerializeToElement(text, ActivityJsonContext.Default.String),
    };
}
