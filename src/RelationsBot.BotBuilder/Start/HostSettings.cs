using Microsoft.Bot.Connector.Authentication;
using RelationsBot.BotBuilder.Recognition;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.BotBuilder.Start;

/// <summary>
/// What configuration says to this host, checked; what the SDK reads by itself is only checked. A wrong value is named by its key.
/// </summary>
internal sealed record HostSettings
{
    private const string AppType = "MicrosoftAppType";
    private const string AppId = "MicrosoftAppId";
    private const string AppPassword = "MicrosoftAppPassword";
    private const string TenantId = "MicrosoftAppTenantId";
    private const string ChannelService = "ChannelService";

    /// <summary><c>MicrosoftAppId</c> is not set: nobody is asked for a token.</summary>
    public required bool IsAnonymous { get; init; }

    /// <summary><c>BotFramework:AllowUnauthenticatedRemote</c>: whether anybody who reaches the host may talk to the bot unchecked.</summary>
    public required bool AllowUnauthenticatedRemote { get; init; }

    /// <summary><c>Knowledge:Folder</c>: the data folder; <c>dialogs-data</c> beside the program unless told.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary><c>Knowledge:Documents</c>: the folder with the source documents themselves; null: none.</summary>
    public string? DocumentsFolder { get; init; }

    /// <summary><c>Server:PublicUrl</c>: a RelationsBot.Server whose source pages citations lead to; null: they lead to the published article.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>Recognition:Kind</c>.</summary>
    public required RecognitionKind Recognition { get; init; }

    /// <summary><c>Storage</c>.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>How the bot works under these settings.</summary>
    public BotOptions BotOptions() => Recognition == RecognitionKind.RecognizersText
        ? new() { DocumentsFolder = DocumentsFolder, Dates = days => new RecognizersTextDates(days), Numbers = new RecognizersTextNumbers() }
        : new() { DocumentsFolder = DocumentsFolder };

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="problems">Takes what stops the start, one line each.</param>
    public static HostSettings Read(IConfiguration configuration, List<string> problems)
    {
        var isAnonymous = Text(AppId) is null;
        CheckApp();
        return new()
        {
            IsAnonymous = isAnonymous,
            AllowUnauthenticatedRemote = Flag("BotFramework:AllowUnauthenticatedRemote"),
            KnowledgeFolder = Text("Knowledge:Folder") ?? Path.Combine(AppContext.BaseDirectory, "dialogs-data"),
            DocumentsFolder = Folder("Knowledge:Documents"),
            PublicUrl = Address("Server:PublicUrl"),
            Recognition = Kind("Recognition:Kind", RecognitionKind.BuiltIn),
            Storage = Conversations(),
        };

        string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        // The SDK takes an unknown type for MultiTenant, and everybody in when the id is missing.
        void CheckApp()
        {
            var type = (Text(AppType) ?? "MultiTenant").ToLowerInvariant();
            if (type is not ("multitenant" or "singletenant" or "userassignedmsi"))
                problems.Add($"{AppType}: expected SingleTenant, UserAssignedMSI or MultiTenant");
            if (Text(ChannelService) is not (null or GovernmentAuthenticationConstants.ChannelService))
                problems.Add($"{ChannelService}: expected nothing, or {GovernmentAuthenticationConstants.ChannelService} for US Government");
            if (isAnonymous)
            {
                foreach (var key in new[] { AppPassword, TenantId }.Where(key => Text(key) is not null))
                    problems.Add($"{AppId}: missing, though {key} is set");
                if (type is "singletenant" or "userassignedmsi")
                    problems.Add($"{AppId}: missing, though {AppType} is set");
                return;
            }

            if (type is "userassignedmsi" && Text(AppPassword) is not null)
                problems.Add($"{AppPassword}: a managed identity has none");
            if (type is not "userassignedmsi" && Text(AppPassword) is null)
                problems.Add($"{AppPassword}: missing, though {AppId} is set");
            if (type is not "multitenant" && Text(TenantId) is null)
                problems.Add($"{TenantId}: missing, though {AppType} needs it");
        }

        bool Flag(string key)
        {
            if (Text(key) is not { } text)
                return false;
            if (!bool.TryParse(text, out var value))
                problems.Add($"{key}: expected true or false");
            return value;
        }

        string? Folder(string key)
        {
            if (Text(key) is { } folder && !Directory.Exists(folder))
                problems.Add($"{key}: there is no such folder");
            return Text(key);
        }

        Uri? Address(string key)
        {
            if (Text(key) is not { } text)
                return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0)
                return address;
            problems.Add($"{key}: expected an absolute http or https address without query and fragment");
            return null;
        }

        StorageOptions Conversations()
        {
            var storage = new StorageOptions { Kind = Kind("Storage:Kind", StorageKind.Sqlite), ConnectionString = Text("Storage:ConnectionString") ?? "", Notify = false };
            if (storage is { Kind: StorageKind.Postgres, ConnectionString: "" })
                problems.Add("Storage:ConnectionString: needed with Storage:Kind=Postgres");
            return Text("Storage:Folder") is { } folder ? storage with { Folder = folder } : storage;
        }

        T Kind<T>(string key, T otherwise)
            where T : struct, Enum
        {
            if (Text(key) is not { } text)
                return otherwise;
            if (Enum.TryParse<T>(text, ignoreCase: true, out var kind) && char.IsAsciiLetter(text[0]))
                return kind;
            problems.Add($"{key}: expected {string.Join(", ", Enum.GetNames<T>()[..^1])} or {Enum.GetNames<T>()[^1]}");
            return otherwise;
        }
    }
}
