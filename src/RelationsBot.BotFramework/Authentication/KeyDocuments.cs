using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RelationsBot.BotFramework.Http;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>Fetches the keys that one OpenID metadata document leads to (section 6 of the authentication rules).</summary>
internal sealed class KeyDocuments(Uri metadata, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The keys by their id; null after any failure, which is never an exception.</summary>
    public async Task<FrozenDictionary<string, SigningKey>?> FetchAsync()
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        try
        {
            var keys = await GetAsync(metadata, timeout.Token).ConfigureAwait(false) is { } document && KeysAddress(document) is { } address
                ? await GetAsync(address, timeout.Token).ConfigureAwait(false)
                : null;
            return keys is null ? null : Read(keys);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<byte[]?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.OK
            ? await BoundedContent.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Only where nobody on the way can change it; this machine only where the metadata are on it too.</summary>
    private Uri? KeysAddress(byte[] document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("jwks_uri", out var property)
                && property.ValueKind == JsonValueKind.String
                && Uri.TryCreate(property.GetString(), UriKind.Absolute, out var address)
                && (address.IsLoopback ? metadata.IsLoopback && IsHttp(address) : address.Scheme == Uri.UriSchemeHttps)
                ? address
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;

    private static FrozenDictionary<string, SigningKey>? Read(byte[] document)
    {
        try
        {
            var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
            foreach (var key in JsonWebKeySet.Create(Encoding.UTF8.GetString(document)).Keys)
            {
                if (!string.IsNullOrEmpty(key.Kid))
                    keys.TryAdd(key.Kid, new(Rsa(key), Endorsements(key)));
            }

            return keys.Count == 0 ? null : keys.ToFrozenDictionary(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>By modulus and exponent alone: a certificate beside them could name another key.</summary>
    private static RsaSecurityKey? Rsa(JsonWebKey key) =>
        key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.N) && !string.IsNullOrEmpty(key.E)
            ? new(new System.Security.Cryptography.RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.N), Exponent = Base64UrlEncoder.DecodeBytes(key.E) }) { KeyId = key.Kid }
            : null;

    private static FrozenSet<string>? Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : null;
}
