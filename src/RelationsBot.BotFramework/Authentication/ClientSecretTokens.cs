using System.Globalization;
using System.Net;
using System.Text.Json;
using RelationsBot.BotFramework.Http;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>
/// Tokens for a password, by one call to the login (section 7 of the authentication rules). Plain HTTP client, since the identity
/// library refuses an authority on this machine, which tests need.
/// </summary>
public sealed class ClientSecretTokens : ITokenIssuer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Uri endpoint;
    private readonly CredentialOptions credentials;
    private readonly HttpClient http;
    private readonly TimeProvider time;

    /// <summary>Makes an issuer.</summary>
    /// <param name="credentials">With a password.</param>
    /// <param name="http">The transport, over <see cref="AuthorityHandler"/>; not disposed of here.</param>
    /// <param name="time">The clock of the time-out.</param>
    public ClientSecretTokens(CredentialOptions credentials, HttpClient http, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        (this.credentials, this.http, this.time) = (credentials, http, time);
        endpoint = new(credentials.Login.AbsoluteUri.TrimEnd('/') + "/oauth2/v2.0/token");
    }

    /// <inheritdoc/>
    public async Task<IssuedToken> IssueAsync(string scope, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", credentials.AppId),
                new("client_secret", credentials.Password ?? ""),
                new("scope", scope),
            ]),
        };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await BoundedContent.ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK ? Read(body) : Refused(response, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return IssuedToken.Unavailable();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return IssuedToken.Unavailable();
        }
    }

    private static IssuedToken Read(byte[]? body)
    {
        using var answer = Parse(body);
        if (answer is null
            || Text(answer.RootElement, "access_token") is not { Length: > 0 } token
            || token.Any(character => character is <= ' ' or > '~')
            || Seconds(answer.RootElement) is not { } seconds)
            return IssuedToken.Unavailable();
        return IssuedToken.Of(token, TimeSpan.FromSeconds(seconds));
    }

    private static IssuedToken Refused(HttpResponseMessage response, byte[]? body)
    {
        using var answer = Parse(body);
        return (int)response.StatusCode >= 500
            || response.StatusCode == HttpStatusCode.TooManyRequests
            || (answer is not null && Text(answer.RootElement, "error") == "temporarily_unavailable")
            ? IssuedToken.Unavailable(response.Headers.RetryAfter)
            : IssuedToken.Denied();
    }

    private static JsonDocument? Parse(byte[]? body)
    {
        try
        {
            var document = body is null ? null : JsonDocument.Parse(body);
            if (document?.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document?.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement answer, string name)
    {
        try
        {
            return answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape sequence that is no character.
            return null;
        }
    }

    /// <summary>A number, or one in a string, as some authorities write it.</summary>
    private static int? Seconds(JsonElement answer)
    {
        if (!answer.TryGetProperty("expires_in", out var value))
            return null;
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(answer, "expires_in");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }
}
