using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;

namespace RelationsBot.Server.Start;

/// <summary>The edge at which faults end: logged once, and the caller sees a fixed body without a reason.</summary>
internal sealed class FaultEdge(RequestDelegate next, ILogger<FaultEdge> logger)
{
    /// <summary>How long a caller is to wait while storage fails: long enough for a restarted database.</summary>
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.Headers.Remove("Content-Type");
            switch (exception)
            {
                case BadHttpRequestException bad:
                    await Errors.OfStatus(bad.StatusCode).ExecuteAsync(context);
                    break;
                case TurnConflictException:
                    context.Response.Headers.RetryAfter = "1";
                    await Errors.Busy.ExecuteAsync(context);
                    break;
                case StorageUnavailableException unavailable:
                    Log.StorageUnavailable(logger, unavailable);
                    await new RetryLater(Errors.StorageUnavailable, StoragePause).ExecuteAsync(context);
                    break;
                default:
                    Log.Fault(logger, exception, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)");
                    await Errors.Fault.ExecuteAsync(context);
                    break;
            }
        }
    }
}
