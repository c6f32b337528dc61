using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Messages;
using RelationsBot.Server.Pages;

namespace RelationsBot.Server.Start;

/// <summary>What every request passes before it reaches its endpoint.</summary>
internal static class Pipeline
{
    public static void UseRelationsBot(this WebApplication app)
    {
        var documents = app.Services.GetRequiredService<Bot>().Documents?.Warnings.Select(warning => $"Knowledge:Documents: {warning}") ?? [];
        foreach (var line in app.Services.GetRequiredService<StartWarnings>().Lines.Concat(documents))
            Log.StartWarning(app.Logger, line);

        // Made now, so that the first request finds everything ready.
        app.Services.GetRequiredService<BotFramework.DirectLine.DirectLineServer>();

        app.Use(ForwardedRequest.Remember);
        app.UseForwardedHeaders();
        app.UseMiddleware<FaultEdge>();
        app.Use(PageHeaders.Add);
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => PageHeaders.CacheFile(file.Context) });
        app.UseMiddleware<DirectLineCors>();
        app.UseWebSockets();
        app.UseRouting();
        app.UseRateLimiter();
    }
}
