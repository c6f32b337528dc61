using System.Text.Json.Serialization.Metadata;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.DirectLine;

/// <summary>The routes of Direct Line 3.0 ("Endpoints" in the Direct Line rules), one method each.</summary>
internal static class DirectLineEndpoints
{
    public const string BasePath = "/v3/directline";

    private static readonly DirectLineJsonContext Json = DirectLineJsonContext.Default;

    public static void MapDirectLine(this WebApplication app)
    {
        var routes = app.MapGroup(BasePath);
        routes.MapPost("/tokens/generate", GenerateAsync);
        routes.MapPost("/tokens/refresh", Refresh);
        routes.MapPost("/conversations", StartAsync);
        routes.MapGet("/conversations/{conversationId}", ReconnectAsync);
        routes.MapPost("/conversations/{conversationId}/activities", PostAsync);
        routes.MapGet("/conversations/{conversationId}/activities", ReadAsync);
        routes.MapPost("/conversations/{conversationId}/upload", Upload);
        // Over HTTP/2 a socket is opened by CONNECT.
        routes.MapMethods("/conversations/{conversationId}/stream", [HttpMethods.Get, HttpMethods.Connect], DirectLineSocket.ServeAsync);
        routes.MapGet("/session/getsessionid", SessionId);
    }

    private static async Task<IResult> GenerateAsync(HttpRequest request, DirectLineServer server, DirectLineCallers callers, OriginsOfTokens origins)
    {
        if (!callers.HasSecret(request))
            return Errors.Of(callers.WithoutSecret(request));
        var (body, refusal) = await SmallBodyAsync(request);
        if (refusal is not null)
            return refusal;
        var generated = server.GenerateToken(body);
        origins.Remember(server.TrustedOriginsOf(generated.Value?.Token) ?? []);
        return Answer(generated, Json.ConversationObject);
    }

    private static IResult Refresh(HttpRequest request, DirectLineServer server, DirectLineCallers callers)
    {
        var access = callers.Authorize(request, conversationId: null);
        return access.Succeeded ? Results.Json(server.RefreshToken(access.Value), Json.ConversationObject) : Errors.Of(access.Error);
    }

    private static async Task<IResult> StartAsync(HttpRequest request, DirectLineServer server, DirectLineCallers callers, PublicAddress address, TurnLimits limits)
    {
        var access = callers.HasSecret(request)
            ? server.Authorize(server.GenerateToken([]).Value!.Token, conversationId: null)
            : callers.Authorize(request, conversationId: null);
        if (!access.Succeeded)
            return Errors.Of(access.Error);
        var (body, refusal) = await SmallBodyAsync(request);
        if (refusal is not null)
            return refusal;

        // The bot hears of the conversation once: a caller who hangs up must not cut its welcome off.
        return await limits.RunAsync(access.Value.ConversationId, async () =>
        {
            var started = await server.StartAsync(access.Value, body, StreamRoot(address), CancellationToken.None);
            return started.Succeeded
                ? Results.Json(started.Value.Conversation, Json.ConversationObject, statusCode: started.Value.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
                : Errors.Of(started.Error);
        });
    }

    private static async Task<IResult> ReconnectAsync(
        string conversationId, string? watermark, HttpRequest request, DirectLineServer server, DirectLineCallers callers, PublicAddress address)
    {
        var access = callers.Authorize(request, conversationId);
        return access.Succeeded
            ? Answer(await server.ReconnectAsync(access.Value, watermark, StreamRoot(address), request.HttpContext.RequestAborted), Json.ConversationObject)
            : Errors.Of(access.Error);
    }

    private static async Task<IResult> PostAsync(string conversationId, HttpRequest request, DirectLineServer server, DirectLineCallers callers, TurnLimits limits)
    {
        var access = callers.Authorize(request, conversationId);
        if (!access.Succeeded)
            return Errors.Of(access.Error);
        if (!RequestBody.IsJson(request))
            return Errors.NotJson;
        if (await RequestBody.ReadAsync(request, DirectLineServer.MaximumActivityBytes) is not { } body)
            return Errors.Of(DirectLineError.MessageTooBig);

        // The activity is published before the bot answers: a caller who hangs up must not cut the answer off.
        return await limits.RunAsync(conversationId, async () => Answer(await server.PostAsync(access.Value, body, CancellationToken.None), Json.ResourceResponse));
    }

    private static async Task<IResult> ReadAsync(string conversationId, string? watermark, HttpRequest request, DirectLineServer server, DirectLineCallers callers)
    {
        var access = callers.Authorize(request, conversationId);
        return access.Succeeded
            ? Answer(await server.ReadAsync(access.Value, watermark, request.HttpContext.RequestAborted), Json.ActivitySet)
            : Errors.Of(access.Error);
    }

    private static IResult Upload(string conversationId, HttpRequest request, DirectLineCallers callers)
    {
        var access = callers.Authorize(request, conversationId);
        return Errors.Of(access.Succeeded ? DirectLineError.UploadsNotTaken : access.Error);
    }

    private static IResult SessionId(HttpRequest request, DirectLineCallers callers)
    {
        var access = callers.Authorize(request, conversationId: null);
        return access.Succeeded ? Results.Json(new Session(access.Value.ConversationId), ServerJsonContext.Default.Session) : Errors.Of(access.Error);
    }

    /// <summary>A body that may be left empty, and then needs no content type.</summary>
    private static async Task<(byte[] Body, IResult? Refusal)> SmallBodyAsync(HttpRequest request)
    {
        if (await RequestBody.ReadAsync(request, RequestLimits.SmallBodyBytes) is not { } body)
            return ([], Errors.TooLarge);
        return (body, body.Length > 0 && request.ContentType is not null && !RequestBody.IsJson(request) ? Errors.NotJson : null);
    }

    private static Uri StreamRoot(PublicAddress address) => new(address.WebSocketBase()!, BasePath.TrimStart('/'));

    private static IResult Answer<T>(DirectLineResult<T> result, JsonTypeInfo<T> type)
        where T : class => result.Succeeded ? Results.Json(result.Value, type) : Errors.Of(result.Error);
}
