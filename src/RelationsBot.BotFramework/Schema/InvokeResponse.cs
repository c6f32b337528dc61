using System.Text.Json;

namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// The answer to an activity of type <see cref="ActivityTypes.Invoke"/>: it is the HTTP answer to the very request that brought the
/// invoke, and never goes through the Connector.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; null: none.</param>
public sealed record InvokeResponse(int Status, JsonElement? Body = null)
{
    /// <summary>An invoke whose <see cref="Activity.Name"/> is not known, as channels expect it for what a bot does not do.</summary>
    public static readonly InvokeResponse NotImplemented = Refusal(501, "NotImplemented", "This invoke is not known.");

    /// <summary>An invoke of a known name whose <see cref="Activity.Value"/> has not the shape that the name demands.</summary>
    public static readonly InvokeResponse BadValue = Refusal(400, "BadArgument", "'value' is not what an invoke of this name carries.");

    /// <summary>Taken, with the empty object that channels expect where nothing is to be said.</summary>
    public static readonly InvokeResponse Done = new(200, JsonElement.Parse("{}"));

    private static InvokeResponse Refusal(int status, string code, string message) =>
        new(status, JsonElement.Parse($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}"""));
}
