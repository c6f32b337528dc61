using System.Globalization;
using System.Net;
using RelationsBot.BotFramework.DirectLine;

namespace RelationsBot.Server.Settings;

/// <summary>Reads and checks the configuration; collects every problem ("Our settings" in the authentication rules).</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private const int ShortestSecret = 32;

    private readonly List<string> problems = [];
    private readonly List<string> warnings = [];

    /// <summary>What stops the start, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>What the operator should know, one line each.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    public ServerSettings Read()
    {
        if (Text("BotFramework:AppId") is not null || Text("MicrosoftAppId") is not null)
            problems.Add($"{(Text("BotFramework:AppId") is not null ? "BotFramework:AppId" : "MicrosoftAppId")}: an app id is set, but this version cannot check tokens yet; remove it and listen on loopback only");
        if (Text("Storage:Kind") is { } kind && !kind.Equals("Memory", StringComparison.OrdinalIgnoreCase))
            problems.Add("Storage:Kind: expected Memory, the only kind of this version");
        return new()
        {
            KnowledgeFolder = Text("Knowledge:Folder") ?? Path.Combine(AppContext.BaseDirectory, "dialogs-data"),
            DocumentsFolder = Folder("Knowledge:Documents"),
            KeepUnanswered = FileToWrite("Knowledge:KeepUnanswered"),
            PublicUrl = PublicUrl("Server:PublicUrl"),
            KnownProxies = Networks("Server:KnownProxies"),
            MessagesEndpoint = Flag("BotFramework:MessagesEndpoint", true),
            AllowUnauthenticatedRemote = Flag("BotFramework:AllowUnauthenticatedRemote", false),
            AllowLoopbackServiceUrl = Flag("BotFramework:AllowLoopbackServiceUrl", true),
            AllowedServiceUrlHosts = Hosts("BotFramework:AllowedServiceUrlHosts"),
            DirectLineSecrets = Secrets("DirectLine:Secrets"),
            TokenLifetime = Lifetime("DirectLine:TokenLifetimeSeconds"),
            TrustedOrigins = Origins("DirectLine:TrustedOrigins"),
            SigningKey = Key("DirectLine:SigningKey"),
        };
    }

    private string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private List<(string Key, string Value)> List(string key) =>
        [.. configuration.GetSection(key).GetChildren().Where(child => !string.IsNullOrWhiteSpace(child.Value)).Select(child => (child.Path, child.Value!.Trim()))];

    private bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;
        if (!bool.TryParse(text, out var value))
            problems.Add($"{key}: expected true or false");
        return value;
    }

    private string? Folder(string key)
    {
        if (Text(key) is not { } folder)
            return null;
        if (!Directory.Exists(folder))
            problems.Add($"{key}: there is no such folder");
        return folder;
    }

    private string? FileToWrite(string key)
    {
        if (Text(key) is not { } path)
            return null;
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            problems.Add($"{key}: expected a file in a folder that exists");
        return path;
    }

    private Uri? PublicUrl(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsHttp(uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0)
            return uri;
        problems.Add($"{key}: expected an absolute http or https address without user, query and fragment");
        return null;
    }

    private List<IPNetwork> Networks(string key)
    {
        var networks = new List<IPNetwork>();
        foreach (var (path, text) in List(key))
        {
            if (IPAddress.TryParse(text, out var address))
                networks.Add(new(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(text, out var network))
                networks.Add(network);
            else
                problems.Add($"{path}: expected an IP address, or a network such as 10.0.0.0/8");
        }

        return networks;
    }

    private List<string> Hosts(string key)
    {
        var hosts = List(key);
        foreach (var (path, _) in hosts.Where(host => Uri.CheckHostName(host.Value) == UriHostNameType.Unknown))
            problems.Add($"{path}: expected a host name without scheme, port and path");
        return [.. hosts.Select(host => host.Value)];
    }

    private List<string> Secrets(string key)
    {
        var secrets = List(key);
        if (secrets.Count > 2)
            problems.Add($"{key}: expected at most two");
        foreach (var (path, _) in secrets.Where(secret => secret.Value.Length < ShortestSecret || secret.Value.Any(character => character is <= ' ' or > '~')))
            problems.Add($"{path}: expected at least {ShortestSecret} printable ASCII characters without blanks");
        return [.. secrets.Select(secret => secret.Value)];
    }

    private TimeSpan Lifetime(string key)
    {
        if (Text(key) is not { } text)
            return TimeSpan.FromMinutes(30);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 5 or > 86_400)
        {
            problems.Add($"{key}: expected whole seconds from 5 to 86400");
            return TimeSpan.FromMinutes(30);
        }

        if (seconds < 1_200)
            warnings.Add($"{key}: clients refresh every 15 minutes, so tokens of less than 1200 seconds cut them off");
        return TimeSpan.FromSeconds(seconds);
    }

    private List<string> Origins(string key)
    {
        var origins = List(key);
        foreach (var (path, value) in origins)
        {
            if (value != "*" && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && IsHttp(uri) && uri.GetLeftPart(UriPartial.Authority).Equals(value, StringComparison.OrdinalIgnoreCase)))
                problems.Add($"{path}: expected an origin such as https://www.example.org, without a path, or *");
        }

        return [.. origins.Select(origin => origin.Value)];
    }

    private ReadOnlyMemory<byte>? Key(string key)
    {
        if (Text(key) is not { } text)
            return null;
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length >= DirectLineOptions.MinimumKeyBytes)
            return bytes.AsMemory(0, length);
        problems.Add($"{key}: expected at least {DirectLineOptions.MinimumKeyBytes} random bytes in base64");
        return null;
    }

    private static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
}
