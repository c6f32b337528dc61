using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>Tokens for the managed identity that the operator assigned to this machine, by the identity library (section 7).</summary>
public sealed class ManagedIdentityTokens : ITokenIssuer
{
    private readonly IManagedIdentityApplication application;
    private readonly TimeProvider time;

    /// <summary>Makes an issuer.</summary>
    /// <param name="credentials">Whose app id is the client id of the identity.</param>
    /// <param name="transport">How the machine's endpoint is called; null: by the library's own means.</param>
    /// <param name="time">The clock that lifetimes are measured by.</param>
    public ManagedIdentityTokens(CredentialOptions credentials, IMsalHttpClientFactory? transport, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        this.time = time;
        var builder = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(credentials.AppId));
        application = (transport is null ? builder : builder.WithHttpClientFactory(transport)).Build();
    }

    /// <inheritdoc/>
    public async Task<IssuedToken> IssueAsync(string scope, CancellationToken cancellationToken)
    {
        try
        {
            // Without the library's cache: tokens are kept by us, and one that was dropped must not come back.
            var result = await application.AcquireTokenForManagedIdentity(scope).WithForceRefresh(true).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return IssuedToken.Of(result.AccessToken, result.ExpiresOn - time.GetUtcNow());
        }
        catch (MsalException)
        {
            // What may pass, the library has tried again by itself.
            return IssuedToken.Denied();
        }
    }
}
