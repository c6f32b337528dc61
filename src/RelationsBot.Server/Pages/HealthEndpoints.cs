using RelationsBot.Hosting.Storage;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Pages;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: data are loaded and conversations can be read.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Answer("live", StatusCodes.Status200OK));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IConversationStorage storage)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await storage.LoadAsync(new ConversationKey("health", "ready"), timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return Answer("storage does not answer", StatusCodes.Status503ServiceUnavailable);
        }

        return Answer("ready", StatusCodes.Status200OK);
    }

    private static IResult Answer(string status, int code) => Results.Json(new HealthStatus(status), ServerJsonContext.Default.HealthStatus, statusCode: code);
}
