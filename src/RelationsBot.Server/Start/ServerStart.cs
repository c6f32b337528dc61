using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>Everything between the command line and the first request: settings, addresses and data are checked, all problems named.</summary>
internal static class ServerStart
{
    /// <summary>Adds the bot and its services.</summary>
    /// <exception cref="StartRefusedException">Settings have problems; the message lists all, one line each, those of the data included.</exception>
    public static WebApplicationBuilder AddRelationsBot(this WebApplicationBuilder builder)
    {
        var reader = new SettingsReader(builder.Configuration);
        var settings = reader.Read();
        var problems = reader.Problems.ToList();
        var addresses = ListenAddresses.Configured(builder.Configuration);
        if (addresses.Count == 0)
            builder.WebHost.UseUrls(ListenAddresses.Default);
        problems.AddRange(addresses
            .Select(address => (address.Key, Problem: ListenAddresses.ProblemOf(address.Address, settings.MayListenRemotely)))
            .Where(address => address.Problem is not null)
            .Select(address => $"{address.Key}: {address.Problem}")
            .Distinct());
        var loading = new BotLoading(settings);
        if (problems.Count > 0)
            throw new StartRefusedException(string.Join(Environment.NewLine, loading.Problem is { } problem ? [.. problems, problem] : problems));

        builder.Services.AddRelationsBotServices(settings, loading, reader.Warnings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Set(kestrel.Limits);
            if (!settings.MayListenRemotely)
            {
                // Before binding, and for addresses that no key above names.
                kestrel.ConfigureEndpointDefaults(listen =>
                {
                    if (!ListenAddresses.IsLoopback(listen.EndPoint))
                        throw new StartRefusedException(ListenAddresses.NoAppId);
                });
            }
        });
        return builder;
    }

    /// <summary>Runs until stopped.</summary>
    /// <exception cref="StartRefusedException">The data have problems, or the server is bound to an address that others can reach.</exception>
    public static async Task RunCheckedAsync(this WebApplication app)
    {
        app.CheckData();
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception)
        {
            throw new StartRefusedException(exception.Message);
        }

        if (!app.Services.GetRequiredService<ServerSettings>().MayListenRemotely
            && app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>() is { } bound
            && bound.Addresses.Any(address => !ListenAddresses.IsLoopback(address)))
        {
            await app.StopAsync();
            throw new StartRefusedException(ListenAddresses.NoAppId);
        }

        app.Complete();
        await app.WaitForShutdownAsync();
    }
}
