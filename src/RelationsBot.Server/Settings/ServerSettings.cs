using System.Net;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Server.Settings;

/// <summary>Everything that configuration says, checked. What is wrong is named by its key, never by its value.</summary>
internal sealed record ServerSettings
{
    /// <summary><c>Knowledge:Folder</c>: the data folder; <c>dialogs-data</c> beside the program unless told.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary><c>Knowledge:Documents</c>: the folder with the source documents themselves; null: none.</summary>
    public string? DocumentsFolder { get; init; }

    /// <summary><c>Knowledge:KeepUnanswered</c>: whether questions without an answer are stored, without a word of who asked.</summary>
    public bool KeepUnanswered { get; init; }

    /// <summary><c>Storage:Kind</c>, <c>:Folder</c>, <c>:ConnectionString</c>: where conversations live.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary><c>Storage:ExpireAfterDays</c>: how long a conversation is kept in which nothing is said; null: for good.</summary>
    public TimeSpan? ExpireAfter { get; init; }

    /// <summary><c>Server:PublicUrl</c>: the base of citation links and stream addresses; null: the request's own host.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>Telemetry:OtlpEndpoint</c>: the base address of a collector that gets metrics and traces; null: nobody does.</summary>
    public Uri? Collector { get; init; }

    /// <summary><c>Server:KnownProxies</c>: reverse proxies whose forwarding headers count; a single address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>Who may call the bot; null: no app id is set.</summary>
    public CallerOptions? Callers { get; init; }

    /// <summary>How the bot proves itself to channels; null: no app id is set.</summary>
    public CredentialOptions? Credentials { get; init; }

    /// <summary>Whether an app id is set, so that every request of a channel needs a token.</summary>
    public bool HasAppId => Callers is not null;

    /// <summary>Whether others than this machine may reach the server.</summary>
    public bool MayListenRemotely => HasAppId || AllowUnauthenticatedRemote;

    /// <summary><c>BotFramework:MessagesEndpoint</c>: whether <c>POST /api/messages</c> is served.</summary>
    public bool MessagesEndpoint { get; init; } = true;

    /// <summary><c>BotFramework:AllowUnauthenticatedRemote</c>: whether anybody who reaches the server may talk to the bot unchecked, where no app id is set.</summary>
    public bool AllowUnauthenticatedRemote { get; init; }

    /// <summary><c>BotFramework:AllowLoopbackServiceUrl</c>: whether replies may be sent to this machine; unless told, without an app id only.</summary>
    public bool AllowLoopbackServiceUrl { get; init; } = true;

    /// <summary><c>BotFramework:AllowedServiceUrlHosts</c>: further hosts that replies may be sent to.</summary>
    public IReadOnlyList<string> AllowedServiceUrlHosts { get; init; } = [];

    /// <summary><c>DirectLine:Secrets</c>: who has one may open conversations.</summary>
    public IReadOnlyList<string> DirectLineSecrets { get; init; } = [];

    /// <summary><c>DirectLine:TokenLifetimeSeconds</c>.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary><c>DirectLine:TrustedOrigins</c>: origins of pages that may use Direct Line besides our own; <c>*</c>: any.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; init; } = [];

    /// <summary><c>DirectLine:SigningKey</c>; null: kept in the storage.</summary>
    public ReadOnlyMemory<byte>? SigningKey { get; init; }
}
