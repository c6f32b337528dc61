using System.Security.Cryptography;
using Microsoft.AspNetCore.HttpOverrides;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;
using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Pages;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>Who needs whom.</summary>
internal static class Services
{
    private static readonly ChannelAccount BotAccount = new() { Id = "relationsbot", Name = "RelationsBot", Role = AccountRoles.Bot };

    public static void AddRelationsBotServices(this IServiceCollection services, ServerSettings settings, BotLoading loading, IReadOnlyList<string> warnings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(loading);
        services.AddSingleton(_ => loading.Bot);
        services.AddSingleton(new StartWarnings(warnings));
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton(_ => new SourceAnchors(loading.Bot.Store.Documents));
        services.AddSingleton<ISourceLinks>(provider => new SourceLinks(provider.GetRequiredService<PublicAddress>().Base, provider.GetRequiredService<SourceAnchors>()));
        services.AddSingleton<IConversationStorage>(provider => new MeasuredStorage(Storage(settings.Storage, provider.GetRequiredService<TimeProvider>())));
        if (settings.Collector is { } collector)
            services.AddHostedService(provider => Export(provider, collector));
        services.AddHostedService<Expiry>();
        services.AddSingleton<ReplyRendering>();
        services.AddSingleton(provider => new ActivityTurns(
            loading.Bot, provider.GetRequiredService<IConversationStorage>(), provider.GetRequiredService<ReplyRendering>(), settings.KeepUnanswered, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConnectorTurns>();
        services.AddSingleton<SourcesPage>();

        services.AddChannelServices(settings);

        services.AddSingleton(provider => DirectLine(provider, settings));
        services.AddSingleton<DirectLineCallers>();
        services.AddSingleton<OriginsOfTokens>();
        services.AddSingleton<Origins>();
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.AddRateLimits();

        // What looks types up by reflection takes long to make, and nothing here needs it.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver = ServerJsonContext.Default);
        services.Configure<WebSocketOptions>(sockets => (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (RequestLimits.PingInterval, RequestLimits.PingTime));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = settings.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.KnownProxies)
                forwarded.KnownIPNetworks.Add(proxy);
        });

        // It writes whole addresses, and the stream's has a token in it.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
    }

    /// <summary>In a method of its own, so that without it nothing of OpenTelemetry is loaded.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static Telemetry.OtlpExport Export(IServiceProvider provider, Uri collector) => new(collector, provider.GetRequiredService<IHostApplicationLifetime>());

    private static IConversationStorage Storage(StorageOptions options, TimeProvider time)
    {
        try
        {
            // Once at start, before the first request.
            return options.OpenAsync(time, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (StorageRefusedException refusal)
        {
            throw new StartRefusedException("Storage: " + refusal.Message) { ExitCode = refusal.MayPass ? StartRefusedException.TryAgain : 1 };
        }
    }

    private static DirectLineServer DirectLine(IServiceProvider provider, ServerSettings settings)
    {
        var storage = provider.GetRequiredService<IConversationStorage>();

        var server = new DirectLineServer(
            new() { SigningKey = settings.SigningKey ?? SigningKey(storage), Bot = BotAccount, TokenLifetime = settings.TokenLifetime, PollInterval = settings.Storage.PollInterval },
            storage, provider.GetRequiredService<ActivityTurns>(), provider.GetRequiredService<TimeProvider>());
        storage.LogGrew += server.Wake;
        return server;
    }

    private static ReadOnlyMemory<byte> SigningKey(IConversationStorage storage)
    {
        try
        {
            // Once at start, before the first request.
            return storage.GetOrAddSecretAsync("direct-line-signing", RandomNumberGenerator.GetBytes(DirectLineOptions.MinimumKeyBytes), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (StorageUnavailableException unavailable)
        {
            throw new StartRefusedException(unavailable.Message) { ExitCode = StartRefusedException.TryAgain };
        }
    }
}
