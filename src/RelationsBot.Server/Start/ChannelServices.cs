using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Http;
using RelationsBot.Server.Messages;
using RelationsBot.Server.Settings;
using RelationsBot.Server.Telemetry;

namespace RelationsBot.Server.Start;

/// <summary>Who needs whom between the bot and its channels: callers are checked, replies are sent.</summary>
internal static class ChannelServices
{
    public static void AddChannelServices(this IServiceCollection services, ServerSettings settings)
    {
        if (settings.Callers is { } callers && settings.Credentials is { } credentials)
        {
            services.AddSingleton(provider => new CallerAuthentication(
                callers, credentials, Http(AuthorityHandler.Create(callers.ChannelMetadata)), Http(AuthorityHandler.Create(callers.EmulatorMetadata)), Time(provider)));
            services.AddSingleton(provider => new AccessTokens(Issuer(credentials, Time(provider)), Time(provider), Random.Shared));
        }

        services.AddSingleton<ServerMeter>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<MessageCallers>();
        services.AddSingleton(new ServiceUrlPolicy(settings.AllowLoopbackServiceUrl, settings.AllowedServiceUrlHosts));
        services.AddSingleton(provider => new ConnectorClient(
            Http(ConnectorHandler.Create(provider.GetRequiredService<ServiceUrlPolicy>())),
            provider.GetRequiredService<ServiceUrlPolicy>(), Time(provider), Random.Shared, provider.GetService<AccessTokens>()));
    }

    private static ITokenIssuer Issuer(CredentialOptions credentials, TimeProvider time) => credentials.AppType == AppType.UserAssignedMsi
        ? new ManagedIdentityTokens(credentials, null, time)
        : new ClientSecretTokens(credentials, Http(AuthorityHandler.Create(credentials.Login)), time);

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    /// <summary>Every call brings a time-out of its own.</summary>
    private static HttpClient Http(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };
}
