using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RelationsBot.Cli.Exams;

/// <summary>A conversation to be held: one line of an examination.</summary>
/// <param name="Id">As it stands on the line, a text or a number; null where the line has none.</param>
/// <param name="Utterances">What the person says, turn by turn.</param>
internal sealed record ExamLine(JsonElement? Id, IReadOnlyList<string> Utterances)
{
    /// <summary>Reads a line. Members other than <c>id</c> and each turn's <c>user</c> are passed over.</summary>
    /// <param name="text">The line.</param>
    /// <param name="line">What it says.</param>
    /// <param name="problem">What is wrong with it, and what was expected.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out ExamLine? line, [NotNullWhen(false)] out string? problem)
    {
        line = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                problem = $"expected an object such as {{\"id\":\"1\",\"turns\":[{{\"user\":\"…\"}}]}}, found {Name(root)}";
                return false;
            }

            JsonElement? id = null;
            if (root.TryGetProperty("id", out var found) && found.ValueKind != JsonValueKind.Null)
            {
                if (found.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                {
                    problem = $"'id': expected a text, found {Name(found)}";
                    return false;
                }

                // Read here, so that half a surrogate pair is this line's problem and not the writer's.
                if (found.ValueKind == JsonValueKind.String)
                    _ = found.GetString();
                id = found.Clone();
            }

            if (!root.TryGetProperty("turns", out var turns) || turns.ValueKind != JsonValueKind.Array)
            {
                problem = "'turns': expected a list of turns, found " + (turns.ValueKind == JsonValueKind.Undefined ? "nothing" : Name(turns));
                return false;
            }

            var utterances = new List<string>();
            foreach (var turn in turns.EnumerateArray())
            {
                if (turn.ValueKind != JsonValueKind.Object || !turn.TryGetProperty("user", out var user) || user.ValueKind != JsonValueKind.String)
                {
                    problem = $"turn {utterances.Count + 1}: expected an object with a text 'user'";
                    return false;
                }

                utterances.Add(user.GetString()!);
            }

            line = new ExamLine(id, utterances);
            problem = null;
            return true;
        }
        catch (JsonException e)
        {
            problem = e.BytePositionInLine is { } position ? $"no valid JSON at byte {position + 1}" : "no valid JSON";
            return false;
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to half a surrogate pair written as an escape: valid JSON, but no text.
            problem = "a text holds half a surrogate pair";
            return false;
        }
    }

    private static string Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
