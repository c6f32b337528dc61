using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RelationsBot.Server.Tests;

/// <summary>The server in memory, with the bot that knows a made-up bridge. Requests come from loopback unless they say otherwise.</summary>
public sealed class BridgeServer : IDisposable
{
    /// <summary>A request header by which a test chooses the remote address; "none" for a socket without one.</summary>
    public const string RemoteAddress = "Test-Remote-Address";

    public const string Question = "When did Ada Holm visit Marn?";

    public const string AnswerPart = "12 June 1899";

    private readonly WebApplicationFactory<Program> factory;

    public BridgeServer()
        : this([])
    {
    }

    private BridgeServer((string Key, string Value)[] settings, TimeProvider? clock = null, Action<IServiceCollection>? change = null) => factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseSetting("Knowledge:Folder", TestFiles.Bridge);
        host.UseSetting("Storage:Kind", "Memory");

        // Where it listens, the default port would be everybody's.
        host.UseSetting("urls", "http://127.0.0.1:0");
        foreach (var (key, value) in settings)
        {
            host.UseSetting(key, value);
            LogWatch.Setting(key, value);
        }

        host.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        host.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, RemoteAddressFilter>();
            if (clock is not null)
                services.AddSingleton(clock);
            change?.Invoke(services);
        });
    });

    public static BridgeServer With(params (string Key, string Value)[] settings) => new(settings);

    /// <summary>With a clock of the test's own.</summary>
    public static BridgeServer At(TimeProvider clock, params (string Key, string Value)[] settings) => new(settings, clock);

    /// <summary>With services changed.</summary>
    public static BridgeServer Changed(Action<IServiceCollection> change, params (string Key, string Value)[] settings) => new(settings, change: change);

    /// <summary>Lets programs outside of this process reach it, too.</summary>
    /// <returns>The way to it.</returns>
    public HttpClient Listen()
    {
        factory.UseKestrel(0);
        factory.StartServer();
        return factory.CreateClient();
    }

    /// <summary>Everything that was logged.</summary>
    internal RecordedLogs Logs { get; } = new();

    public TestServer InMemory => factory.Server;

    public T Service<T>()
        where T : notnull => factory.Services.GetRequiredService<T>();

    public HttpClient Client() => factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("http://localhost") });

    public void Dispose() => factory.Dispose();

    private sealed class RemoteAddressFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                LogWatch.Secret(context.Request.Headers.Authorization.ToString().Split(' ')[^1]);
                LogWatch.Secret(context.Request.Query["t"]);
                var address = context.Request.Headers[RemoteAddress].ToString();
                context.Request.Headers.Remove(RemoteAddress);
                context.Connection.RemoteIpAddress = address switch
                {
                    "" => IPAddress.Loopback,
                    "none" => null,
                    _ => IPAddress.Parse(address),
                };
                return rest(context);
            });
            next(app);
        };
    }
}
