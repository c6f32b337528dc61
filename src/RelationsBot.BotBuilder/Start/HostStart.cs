using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using RelationsBot.BotBuilder.Messages;
using RelationsBot.BotBuilder.Turns;
using RelationsBot.BotFramework.Schema;
using RelationsBot.DialogsData;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Turns;

namespace RelationsBot.BotBuilder.Start;

/// <summary>Everything between the command line and the first request: settings and data are checked, all problems named; who needs whom.</summary>
internal static class HostStart
{
    /// <summary>Where the Emulator and its successors look for a bot.</summary>
    private const string DefaultAddress = "http://localhost:3978";

    private const string NoAppId = "MicrosoftAppId: not set, so only this machine may reach the bot: listen on a loopback address such as "
        + DefaultAddress + ", or set BotFramework:AllowUnauthenticatedRemote to true to let everybody in";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>Adds the bot and its services.</summary>
    /// <exception cref="StartRefusedException">Settings or data have problems.</exception>
    public static WebApplicationBuilder AddRelationsBot(this WebApplicationBuilder builder)
    {
        var problems = new List<string>();
        var settings = HostSettings.Read(builder.Configuration, problems);
        var bot = problems.Count == 0 ? Load(settings, problems) : null;
        if (bot is null)
            throw new StartRefusedException(string.Join(Environment.NewLine, problems));

        if (AddressKeys.All(key => string.IsNullOrEmpty(builder.Configuration[key])) && !builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ActivityReader.MaximumBytes;

            // Before binding, however the address was given.
            if (settings is { IsAnonymous: true, AllowUnauthenticatedRemote: false })
                kestrel.ConfigureEndpointDefaults(listen =>
                {
                    if (listen.EndPoint is not IPEndPoint { Address: var address } || !IPAddress.IsLoopback(address))
                        throw new StartRefusedException(NoAppId);
                });
        });

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(bot);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new SourceAnchors(bot.Store.Documents));
        
        // This host has no pages of its own.
        services.AddSingleton<ISourceLinks>(provider => new SourceLinks(() => settings.PublicUrl, provider.GetRequiredService<SourceAnchors>()));
        services.AddSingleton(provider => Open(settings.Storage, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReplyRendering>();
        services.AddSingleton<ActivityTurns>();
        services.AddSingleton<TurnDelivery>();
        services.AddHttpClient();
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddSingleton<IBotFrameworkHttpAdapter, TurnAdapter>();
        services.AddSingleton<IBot, TurnBot>();

        // The SDK writes a line for each step, and the client whole addresses with conversation ids in them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter(typeof(TurnAdapter).FullName, LogLevel.Warning);
        return builder;
    }

    // Once at start, before the first request.
    private static IConversationStorage Open(StorageOptions storage, TimeProvider time)
    {
        try
        {
            return storage.OpenAsync(time, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (StorageRefusedException refusal)
        {
            throw new StartRefusedException("Storage: " + refusal.Message);
        }
    }

    private static Bot? Load(HostSettings settings, List<string> problems)
    {
        try
        {
            return Bot.Load(settings.KnowledgeFolder, settings.BotOptions());
        }
        catch (DataException exception)
        {
            problems.Add("Knowledge:Folder: " + exception.Message);
            return null;
        }
    }
}
