using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Turns;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Settings;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Messages;

/// <summary><c>POST /api/messages</c>: how channels call the bot ("The messages endpoint" in the Connector rules).</summary>
internal static class MessagesEndpoint
{
    public const string Route = "/api/messages";

    public static void MapMessages(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerSettings>().MessagesEndpoint)
            app.Map(Route, TakeAsync);
    }

    private static Task<IResult> TakeAsync(
        HttpContext context, MessageCallers callers, TurnLimits limits, ActivityTurns turns, ConnectorTurns connectorTurns, ILogger<Program> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsPost(context.Request.Method)
            ? AnswerAsync(context, callers, limits, turns, connectorTurns, logger)
            : RefuseVerbAsync(context, callers);
    }

    /// <summary>Streaming over a WebSocket is not offered; who asks for it without a token is not told ("Variants" in the authentication rules).</summary>
    private static async Task<IResult> RefuseVerbAsync(HttpContext context, MessageCallers callers)
    {
        var upgrade = context.WebSockets.IsWebSocketRequest || context.Request.Headers.Upgrade.Any(name => "websocket".Equals(name, StringComparison.OrdinalIgnoreCase));
        if (upgrade && await callers.CheckAsync(context) is { Refusal: { } refusal })
            return refusal;
        context.Response.Headers.Allow = "POST";
        return Errors.OnlyPost;
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, MessageCallers callers, TurnLimits limits, ActivityTurns turns, ConnectorTurns connectorTurns, ILogger<Program> logger)
    {
        var (caller, refusal) = await callers.CheckAsync(context);
        if (caller is null)
            return refusal!;
        if (!RequestBody.IsJson(context.Request))
            return Errors.NotJson;
        if (await RequestBody.ReadAsync(context.Request, ActivityReader.MaximumBytes) is not { } body)
            return Errors.TooLarge;
        var read = ActivityReader.ReadFromChannel(body);
        if (!read.Succeeded)
            return Errors.BadArgument(read.Error.Message);
        if (callers.Refuse(caller, read.Activity) is { } forbidden)
            return forbidden;
        var incoming = read.Activity with { IsSenderVouchedFor = caller.Path == TokenPath.Channel };
        return await limits.RunAsync(incoming.Conversation!.Id!, () => TurnAsync(incoming, caller, callers, turns, connectorTurns, logger));
    }

    /// <summary>From here on the caller's patience counts no more: the turn is stored, and its reply may be on its way.</summary>
    private static async Task<IResult> TurnAsync(
        Activity incoming, Caller caller, MessageCallers callers, ActivityTurns turns, ConnectorTurns connectorTurns, ILogger<Program> logger)
    {
        if (incoming.Type == ActivityTypes.Invoke)
            return InvokeResult(await turns.TakeAsync(incoming, CancellationToken.None));
        if (string.Equals(incoming.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            var turn = await turns.TakeAsync(incoming, CancellationToken.None);
            return Results.Json(new ExpectedReplies(turn.Replies), ActivityJsonContext.Default.ExpectedReplies);
        }

        if (callers.RefuseServiceUrl(caller, incoming.ServiceUrl) is { } unreachable)
            return unreachable;
        var unconfirmed = await connectorTurns.AnswerAsync(incoming, caller, CancellationToken.None);
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
}
