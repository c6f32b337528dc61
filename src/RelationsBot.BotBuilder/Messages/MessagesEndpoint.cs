using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using RelationsBot.BotBuilder.Start;
using RelationsBot.BotBuilder.Turns;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;

namespace RelationsBot.BotBuilder.Messages;

/// <summary>
/// <c>POST /api/messages</c>: what the SDK's adapter leaves open is settled before and after it, so that no request gets a 5xx for what
/// is in it ("The messages endpoint" in the Connector rules).
/// </summary>
internal static class MessagesEndpoint
{
    private static readonly ServiceUrlPolicy OnlyThisMachine = new(allowLoopback: true);

    public static void MapMessages(this WebApplication app)
    {
        // Made now, so that the first request finds everything ready, and storage that cannot be opened stops the start.
        app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();
        app.Services.GetRequiredService<IBot>();
        app.MapPost("/api/messages", AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext context, HostSettings settings, IBotFrameworkHttpAdapter adapter, IBot bot, ILogger<Program> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        var body = new MemoryStream();
        if (await RefusalAsync(context.Request, settings, body) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        body.Position = 0;
        context.Request.Body = body;

        // Without an app id a token means nothing, and the SDK would check it all the same.
        if (settings.IsAnonymous)
            context.Request.Headers.Remove(HeaderNames.Authorization);
        try
        {
            // The caller's patience counts no more: the turn is stored, and its reply may be on its way.
            await adapter.ProcessAsync(context.Request, context.Response, bot, CancellationToken.None);
        }
        catch (TurnFailedException failed)
        {
            await Of(failed).ExecuteAsync(context);
        }
        catch (Exception exception) when (exception is SecurityTokenException or ArgumentException)
        {
            // The SDK lets out what a broken token makes of its libraries.
            Log.NotAuthenticated(logger, exception.GetType().Name);
            await Refusal.Unauthorized.ExecuteAsync(context);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException)
        {
            Log.NotAuthenticated(logger, exception.GetType().Name);
            context.Response.Headers.RetryAfter = "60";
            await Refusal.NoKeys.ExecuteAsync(context);
        }
    }

    private static async Task<IResult?> RefusalAsync(HttpRequest request, HostSettings settings, MemoryStream body)
    {
        var isUnchecked = settings is { IsAnonymous: true, AllowUnauthenticatedRemote: false };
        if (isUnchecked && !IsFromThisMachine(request))
            return Refusal.NotLoopback;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return Refusal.NotJson;
        if (!await ReadAsync(request, body))
            return Refusal.TooLarge;
        var read = ActivityReader.ReadFromChannel(body.GetBuffer().AsSpan(0, (int)body.Length));
        if (!read.Succeeded)
            return Refusal.BadArgument(read.Error.Message);
        if (settings.IsAnonymous && !OnlyThisMachine.Allows(read.Activity.ServiceUrl, Caller.Anonymous, out _, out _) && !IsInline(read.Activity))
            return Refusal.ForeignServiceUrl;
        return Uri.TryCreate(read.Activity.ServiceUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? null : Refusal.BadServiceUrl;
    }

    // Whoever expects the replies inline is not called back.
    private static bool IsInline(Activity activity) => activity.Type == ActivityTypes.Invoke || string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase);

    /// <summary>Neither through a proxy nor, by a name that points here, from a page in a browser ("Modes" in the authentication rules).</summary>
    private static bool IsFromThisMachine(HttpRequest request) =>
        ThisMachine.IsAt(request.HttpContext.Connection.RemoteIpAddress) && ThisMachine.IsNamed(request.Host.Host) && !ThisMachine.IsForwarded(request.Headers.Keys);

    private static async Task<bool> ReadAsync(HttpRequest request, MemoryStream body)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
            {
                if (body.Length + read > ActivityReader.MaximumBytes)
                    return false;
                body.Write(buffer, 0, read);
            }

            return true;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return false;
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // The web server's word for a caller who breaks off, or who sends chunks of no possible size.
            throw new BadHttpRequestException("The body cannot be read.", StatusCodes.Status400BadRequest, broken);
        }
    }

    private static IResult Of(TurnFailedException failed) => failed.InnerException switch
    {
        UnusableActivityException unusable => Refusal.BadArgument(unusable.Message),
        ReplyNotDeliveredException => Refusal.Undelivered,
        TurnConflictException => Refusal.Busy,
        StorageUnavailableException => Refusal.StorageUnavailable,
        _ => Refusal.Fault,
    };
}
