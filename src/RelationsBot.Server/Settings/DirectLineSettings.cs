using RelationsBot.BotFramework.DirectLine;

namespace RelationsBot.Server.Settings;

/// <summary><c>DirectLine</c> ("Our settings" in the authentication rules).</summary>
internal sealed class DirectLineSettings(ConfigurationValues values)
{
    private const int ShortestSecret = 32;

    /// <summary>Clients refresh their tokens this often, whatever the tokens say.</summary>
    private static readonly TimeSpan ClientsRefresh = TimeSpan.FromSeconds(1_200);

    public IReadOnlyList<string> Secrets()
    {
        const string Key = "DirectLine:Secrets";
        var secrets = values.List(Key);
        if (secrets.Count > 2)
            values.Problem(Key, "expected at most two");
        foreach (var (path, _) in secrets.Where(secret => secret.Value.Length < ShortestSecret || secret.Value.Any(character => character is < ' ' or > '~')))
            values.Problem(path, $"expected at least {ShortestSecret} printable ASCII characters");
        return [.. secrets.Select(secret => secret.Value)];
    }

    public TimeSpan TokenLifetime()
    {
        const string Key = "DirectLine:TokenLifetimeSeconds";
        var lifetime = values.Seconds(Key, 5, 86_400, otherwise: 1_800);
        if (lifetime < ClientsRefresh)
            values.Warn(Key, "clients refresh every 15 minutes, so tokens of less than 1200 seconds cut them off");
        return lifetime;
    }

    public IReadOnlyList<string> TrustedOrigins()
    {
        var origins = values.List("DirectLine:TrustedOrigins");
        foreach (var (path, value) in origins)
        {
            if (value != "*" && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && AddressForms.IsHttp(uri) && uri.GetLeftPart(UriPartial.Authority).Equals(value, StringComparison.OrdinalIgnoreCase)))
                values.Problem(path, "expected an origin such as https://www.example.org, without a path, or *");
        }

        return [.. origins.Select(origin => origin.Value)];
    }

    public ReadOnlyMemory<byte>? SigningKey()
    {
        const string Key = "DirectLine:SigningKey";
        if (values.Text(Key) is not { } text)
            return null;
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length >= DirectLineOptions.MinimumKeyBytes)
            return bytes.AsMemory(0, length);
        values.Problem(Key, $"expected at least {DirectLineOptions.MinimumKeyBytes} random bytes in base64");
        return null;
    }
}
