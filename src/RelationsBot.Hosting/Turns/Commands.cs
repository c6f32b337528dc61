using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Command activities (Activity specification, "Command activity" and appendix VI). The bot carries none out; it says so by a command
/// result, as the appendix advises. Without a name of the form <c>type/subtype</c>, or without a value, a command is to be ignored.
/// </summary>
internal static class Commands
{
    private const int LongestName = 256;

    /// <summary>The result that rejects a command, or null where the command is to be ignored.</summary>
    public static Activity? Refuse(Activity incoming)
    {
        if (!IsMediaType(incoming.Name) || incoming.Value is not { ValueKind: JsonValueKind.Object } value)
            return null;
        var result = new JsonObject { ["error"] = new JsonObject { ["code"] = "NotSupported", ["message"] = "This command is not supported." } };
        if (value.TryGetProperty("commandId", out var id) && id.ValueKind == JsonValueKind.String)
            result["commandId"] = JsonNode.Parse(id.GetRawText());
        return ReplyRendering.Address(incoming, ActivityTypes.CommandResult) with { Name = incoming.Name, Value = JsonElement.Parse(result.ToJsonString()) };
    }

    private static bool IsMediaType(string? name) =>
        name is { Length: <= LongestName } && name.Split('/') is [{ Length: > 0 } type, { Length: > 0 } subtype] && IsToken(type) && IsToken(subtype);

    // RFC 6838, section 4.2.
    private static bool IsToken(string part) => part.All(c => char.IsAsciiLetterOrDigit(c) || "!#$&-^_.+".Contains(c, StringComparison.Ordinal));
}
