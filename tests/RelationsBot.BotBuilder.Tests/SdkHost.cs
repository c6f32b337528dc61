using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RelationsBot.BotBuilder.Tests;

/// <summary>The host in memory, with the bot that knows a made-up bridge. Requests come from loopback.</summary>
public sealed class SdkHost : IDisposable
{
    public const string Question = "When did Ada Holm visit Marn?";

    public const string AnswerPart = "12 June 1899";

    private readonly WebApplicationFactory<Program> factory;

    public SdkHost()
        : this([])
    {
    }

    private SdkHost((string Key, string Value)[] settings) => factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseSetting("Storage:Kind", "Memory");
        host.UseSetting("Knowledge:Folder", Path.Combine(AppContext.BaseDirectory, "TestData", "bridge"));
        foreach (var (key, value) in settings)
            host.UseSetting(key, value);
        host.ConfigureLogging(logging => logging.ClearProviders());
        host.ConfigureServices(services => services.AddSingleton<IStartupFilter, FromLoopback>());
    });

    public static SdkHost With(params (string Key, string Value)[] settings) => new(settings);

    /// <summary>The bot alone, to be given activities by another adapter.</summary>
    public IBot Bot => factory.Services.GetRequiredService<IBot>();

    public HttpClient Client() => factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("http://localhost") });

    public void Dispose() => factory.Dispose();

    private sealed class FromLoopback : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                return rest(context);
            });
            next(app);
        };
    }
}
