using Microsoft.AspNetCore.Mvc;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.Hosting.Storage;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Pages;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: something can be stored, the store is loaded, and the server is not about
/// to stop; "degraded" where callers cannot be checked by new keys, or the bot gets no token of its own: restarting would not help.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Answer("live", StatusCodes.Status200OK));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        IConversationStorage storage, Bot bot, Draining draining, [FromServices] CallerAuthentication? callers, [FromServices] AccessTokens? tokens)
    {
        if (draining.HasBegun)
            return new RetryLater(Answer("stopping", StatusCodes.Status503ServiceUnavailable), Draining.ComeBack);
        if (bot.Store.Entries.Count == 0)
            return Answer("the store holds nothing", StatusCodes.Status503ServiceUnavailable);
        if (!await CanStoreAsync(storage))
            return Answer("storage does not answer", StatusCodes.Status503ServiceUnavailable);
        IReadOnlyList<string> degraded = [.. callers is { IsDegraded: true } ? ["keys"] : Array.Empty<string>(), .. tokens is { IsDegraded: true } ? ["credentials"] : Array.Empty<string>()];
        return degraded.Count == 0 ? Answer("ready", StatusCodes.Status200OK) : Answer("degraded", StatusCodes.Status200OK, degraded);
    }

    private static async Task<bool> CanStoreAsync(IConversationStorage storage)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await storage.CheckAsync(timeout.Token);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or StorageUnavailableException)
        {
            return false;
        }
    }

    private static IResult Answer(string status, int code, IReadOnlyList<string>? degraded = null) => Results.Json(new HealthStatus(status, degraded), ServerJsonContext.Default.HealthStatus, statusCode: code);
}
