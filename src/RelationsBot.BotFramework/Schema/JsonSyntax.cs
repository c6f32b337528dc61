using System.Text.Json;
using System.Text.Unicode;

namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// Looks over JSON before anything is built from it. The serializer reports depth and syntax alike as one exception, and it
/// keeps unknown strings undecoded: a lone surrogate in one would fail much later, when the activity is written again.
/// </summary>
internal static class JsonSyntax
{
    public static ActivityReadError? Check(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            return NotJson("The body is not valid UTF-8.");

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            var isObject = false;
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= ActivityReader.MaximumDepth)
                    return new(ActivityProblem.TooDeep, null, $"The body is nested deeper than {ActivityReader.MaximumDepth} levels.");
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartObject)
                    isObject = true;
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }
            return isObject ? null : new(ActivityProblem.NotAnObject, null, "The body is JSON, but not an object.");
        }
        catch (JsonException)
        {
            return NotJson("The body is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to an escaped surrogate without its partner.
            return NotJson("The body holds an escape sequence that is no character.");
        }
    }

    private static ActivityReadError NotJson(string message) => new(ActivityProblem.NotJson, null, message);
}
