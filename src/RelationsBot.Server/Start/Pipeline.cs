using RelationsBot.Hosting.Storage;
using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Messages;
using RelationsBot.Server.Pages;

namespace RelationsBot.Server.Start;

/// <summary>What every request passes before it reaches its endpoint.</summary>
internal static class Pipeline
{
    public static void UseRelationsBot(this WebApplication app)
    {
        // Opened while the bot is loading, before the first request.
        app.Services.GetRequiredService<IConversationStorage>();

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

    /// <summary>Waits until the data are read, and says what the operator should know.</summary>
    /// <exception cref="StartRefusedException">The data have problems.</exception>
    public static void CheckData(this WebApplication app)
    {
        var loading = app.Services.GetRequiredService<BotLoading>();
        if (loading.Problem is { } problem)
            throw new StartRefusedException(problem);
        foreach (var line in app.Services.GetRequiredService<StartWarnings>().Lines.Concat(new[] { loading.Remark }.OfType<string>()))
            Log.StartWarning(app.Logger, line);
    }

    /// <summary>Waits for the bot and makes what needs it.</summary>
    public static void Complete(this WebApplication app)
    {
        foreach (var warning in app.Services.GetRequiredService<Bot>().Documents?.Warnings ?? [])
            Log.StartWarning(app.Logger, $"Knowledge:Documents: {warning}");
        app.Services.GetRequiredService<BotFramework.DirectLine.DirectLineServer>();
    }
}
