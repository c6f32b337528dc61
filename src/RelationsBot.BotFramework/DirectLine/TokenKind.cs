using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What a token is good for; none is good for two things.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TokenKind>))]
internal enum TokenKind
{
    /// <summary>Reading and writing one conversation over HTTP.</summary>
    Conversation,

    /// <summary>Connecting the stream of one conversation.</summary>
    Stream,
}
