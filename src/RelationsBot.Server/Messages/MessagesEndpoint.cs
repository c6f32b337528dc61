using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Turns;
using RelationsBot.Server.Settings;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Messages;

/// <summary><c>POST /api/messages</c>: how channels call the bot ("The messages endpoint" in the Connector rules).</summary>
internal static class MessagesEndpoint
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    public static void MapMessages(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerSettings>().MessagesEndpoint)
            app.MapPost("/api/messages", AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, ServerSettings settings, ServiceUrlPolicy policy, ActivityTurns turns, ConnectorTurns connectorTurns, ILogger<Program> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (AnonymousRefusal(context, settings) is { } refusal)
            return refusal;
        if (!RequestBody.IsJson(context.Request))
            return Errors.NotJson;
        if (await RequestBody.ReadAsync(context.Request, MaximumBytes) is not { } body)
            return Errors.TooLarge;
        var read = ActivityReader.ReadFromChannel(body);
        if (!read.Succeeded)
            return Errors.BadArgument(read.Error.Message);

        // From here on the caller's patience counts no more: the turn is stored, and its reply may be on its way.
        var incoming = read.Activity;
        if (incoming.Type == ActivityTypes.Invoke)
            return InvokeResult(await turns.TakeAsync(incoming, CancellationToken.None));
        if (string.Equals(incoming.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            var turn = await turns.TakeAsync(incoming, CancellationToken.None);
            return Results.Json(new ExpectedReplies(turn.Replies), ActivityJsonContext.Default.ExpectedReplies);
        }

        if (!policy.Allows(incoming.ServiceUrl, out _, out var forbidden))
            return forbidden is ServiceUrlRefusal.Host or ServiceUrlRefusal.Scheme ? Errors.ForeignServiceUrl : Errors.BadServiceUrl;
        var unconfirmed = await connectorTurns.AnswerAsync(incoming, CancellationToken.None);
        foreach (var delivery in unconfirmed)
            Log.ReplyNotConfirmed(logger, delivery.Outcome, delivery.Cause, delivery.StatusCode, delivery.Attempts);
        return unconfirmed.Any(delivery => delivery.Outcome == DeliveryOutcome.NotDelivered) ? Errors.Undelivered : Results.Ok();
    }

    /// <summary>The invoke's own status and body; what is said beside it would go nowhere.</summary>
    private static IResult InvokeResult(AnsweredTurn turn)
    {
        var (status, body) = turn.Invoke ?? InvokeResponse.NotImplemented;
        return body is { } json ? Results.Text(json.GetRawText(), "application/json", statusCode: status) : Results.StatusCode(status);
    }

    /// <summary>Without an app id only this machine is let in, and neither a proxy nor a page in its browser ("Modes" in the authentication rules).</summary>
    private static IResult? AnonymousRefusal(HttpContext context, ServerSettings settings)
    {
        if (settings.AllowUnauthenticatedRemote)
            return null;
        var origin = ForwardedRequest.Of(context);
        if (origin.IsForwarded)
            return Errors.Forwarded;
        return origin.IsFromLoopback && IsLoopbackHost(context.Request.Host.Host) ? null : Errors.NotLoopback;
    }

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";
}
