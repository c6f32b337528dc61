namespace RelationsBot.BotFramework.Authentication;

/// <summary>Who gives the bot its tokens: the login, for a password, or the machine, for a managed identity.</summary>
public interface ITokenIssuer
{
    /// <summary>Asks once for a new token.</summary>
    /// <param name="scope">What for, <c>/.default</c> included.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token or why there is none; failures of network and issuer are results, not exceptions.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<IssuedToken> IssueAsync(string scope, CancellationToken cancellationToken);
}
