namespace RelationsBot.Server.Settings;

/// <summary>Reads and checks the whole configuration, subject by subject; collects every problem.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly ConfigurationValues values = new(configuration);

    /// <summary>What stops the start, one line each.</summary>
    public IReadOnlyList<string> Problems => values.Problems;

    /// <summary>What the operator should know, one line each.</summary>
    public IReadOnlyList<string> Warnings => values.Warnings;

    /// <summary>Every setting there is, after reading; a list by its key without index.</summary>
    public IReadOnlyCollection<string> Keys => values.Keys;

    public ServerSettings Read()
    {
        var hosting = new HostingSettings(values);
        var storage = new StorageSettings(values);
        var app = new AppSettings(values);
        var directLine = new DirectLineSettings(values);
        var publicUrl = hosting.PublicUrl();
        var identity = app.Read(publicUrl is not null);
        return new()
        {
            KnowledgeFolder = hosting.KnowledgeFolder(),
            DocumentsFolder = hosting.DocumentsFolder(),
            KeepUnanswered = values.Flag("Knowledge:KeepUnanswered", otherwise: false),
            Storage = storage.Options(),
            ExpireAfter = storage.ExpireAfter(),
            PublicUrl = publicUrl,
            Collector = hosting.Collector(),
            KnownProxies = hosting.KnownProxies(),
            Callers = identity?.Callers,
            Credentials = identity?.Credentials,
            MessagesEndpoint = values.Flag("BotFramework:MessagesEndpoint", true),
            AllowUnauthenticatedRemote = values.Flag("BotFramework:AllowUnauthenticatedRemote", false),
            AllowLoopbackServiceUrl = values.Flag("BotFramework:AllowLoopbackServiceUrl", otherwise: !app.HasAppId),
            AllowedServiceUrlHosts = app.AllowedServiceUrlHosts(),
            DirectLineSecrets = directLine.Secrets(),
            TokenLifetime = directLine.TokenLifetime(),
            TrustedOrigins = directLine.TrustedOrigins(),
            SigningKey = directLine.SigningKey(),
        };
    }
}
