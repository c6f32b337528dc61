using System.Text.Json;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// The answer to the invoke by which tools ask whether a bot is alive, in the form the Bot Framework SDK gives it. The SDK adds the token
/// that the bot calls channels with; nobody needs to see that.
/// </summary>
internal static class HealthCheck
{
    public static readonly InvokeResponse Alive =
        new(200, JsonElement.Parse("""{"healthResults":{"success":true,"messages":["Health check succeeded."]}}"""));
}
