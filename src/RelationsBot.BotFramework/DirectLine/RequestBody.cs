using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Reads the small bodies that clients may also leave empty.</summary>
internal static class RequestBody
{
    public static DirectLineResult<T> Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type)
        where T : class, new()
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
            return new T();
        if (JsonSyntax.Check(utf8) is { } error)
            return DirectLineError.BadArgument(error.Message);
        try
        {
            return JsonSerializer.Deserialize(utf8, type)!;
        }
        catch (JsonException)
        {
            return DirectLineError.BadArgument("The body has a value of the wrong kind.");
        }
    }
}
