using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// How an activity is known that a client posts again because it got no answer: by the client's own id for it (<c>id</c>, or what Web Chat
/// writes instead) and by what it says. A client that gives two different messages one id has said two things.
/// </summary>
internal static class Repetition
{
    public static string? IdOf(Activity posted)
    {
        var given = string.IsNullOrEmpty(posted.Id) ? ClientActivityId(posted.ChannelData) : posted.Id;
        if (string.IsNullOrEmpty(given))
            return null;
        var said = string.Join('\0', given, posted.From?.Id, posted.Type, posted.Name, posted.Text, posted.Value?.GetRawText());
        return "posted:" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
    }

    private static string? ClientActivityId(JsonElement? channelData) =>
        channelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
