using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// The search command of the message extension of Teams (<c>composeExtension/query</c>): a few words in, facts as cards out. When it is
/// opened, and while nothing is typed, it shows facts to begin with.
/// </summary>
internal sealed class MessageExtension(Bot bot, ReplyRendering rendering)
{
    /// <summary>How many cards are given where the query does not say, and at most.</summary>
    public const int MostCards = 25;

    private const string InitialRun = "initialRun";

    public InvokeResponse Answer(Activity incoming)
    {
        if (incoming.Value is not { ValueKind: JsonValueKind.Object } query)
            return InvokeResponse.BadValue;
        var options = Property(query, "queryOptions");
        var count = Number(options, "count", MostCards);
        return new(200, rendering.RenderSearch(bot.Search(Words(query), Number(options, "skip", 0), Math.Clamp(count, 1, MostCards))));
    }

    // The command has one parameter, to which Agents Playground gives no name; at the first opening its place is taken by one that only says so.
    private static string Words(JsonElement query)
    {
        if (Property(query, "parameters") is not { ValueKind: JsonValueKind.Array } parameters)
            return "";
        foreach (var parameter in parameters.EnumerateArray())
        {
            var isInitialRun = Property(parameter, "name") is { ValueKind: JsonValueKind.String } name && name.ValueEquals(InitialRun);
            if (!isInitialRun && Property(parameter, "value") is { ValueKind: JsonValueKind.String } value)
                return value.GetString()!;
        }

        return "";
    }

    private static int Number(JsonElement? parent, string name, int otherwise) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : otherwise;

    private static JsonElement? Property(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var found) ? found : null;
}
