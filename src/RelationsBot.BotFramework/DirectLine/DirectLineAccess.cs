namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The right to read and write one conversation; only <see cref="DirectLineServer.Authorize"/> hands it out.</summary>
public sealed class DirectLineAccess
{
    internal DirectLineAccess(TokenContents token) => Token = token;

    /// <summary>The conversation that the token opens.</summary>
    public string ConversationId => Token.ConversationId;

    /// <summary>The origins from which a browser may use the token; null for those of the configuration.</summary>
    public IReadOnlyList<string>? TrustedOrigins => Token.TrustedOrigins;

    internal TokenContents Token { get; }
}
