using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What a client needs to take part in a conversation (Direct Line 3.0, "Conversation object").</summary>
/// <param name="ConversationId">Safe in URLs and unguessable.</param>
/// <param name="Token">Replaces the token that the client has.</param>
/// <param name="ExpiresIn">How long the token is valid, in whole seconds.</param>
/// <param name="StreamUrl">The absolute address of the stream, good for one minute to connect; null where only a token was asked for.</param>
public sealed record ConversationObject(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null);
