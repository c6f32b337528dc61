namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What a token says under its signature. Instants are milliseconds since 1970 in UTC.</summary>
/// <param name="Version">The format, <see cref="CurrentVersion"/>; anything else is refused.</param>
/// <param name="Kind">What the token is good for.</param>
/// <param name="ConversationId">The one conversation it opens.</param>
/// <param name="UserId">Who holds it; null if it names nobody.</param>
/// <param name="UserName">The name that goes with <paramref name="UserId"/>.</param>
/// <param name="TrustedOrigins">The origins from which a browser may use it; null for those of the configuration.</param>
/// <param name="Issued">When it was made.</param>
/// <param name="Expires">The first instant at which it is no longer valid.</param>
/// <param name="FirstIssued">When the first of the tokens that it descends from was made.</param>
/// <param name="Random">Makes two tokens of the same instant differ.</param>
internal sealed record TokenContents(
    int Version,
    TokenKind Kind,
    string ConversationId,
    string? UserId,
    string? UserName,
    IReadOnlyList<string>? TrustedOrigins,
    long Issued,
    long Expires,
    long FirstIssued,
    string Random)
{
    public const int CurrentVersion = 1;
}
