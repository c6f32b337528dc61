using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// Makes and checks tokens: contents and HMAC-SHA-256 over them, each in base64url, joined by a dot. There is no choice of
/// algorithm, and no clock skew, since nobody else issues them.
/// </summary>
internal sealed class DirectLineTokens(ReadOnlyMemory<byte> key, TimeSpan lifetime, TimeProvider time)
{
    /// <summary>How long tokens may go on descending from each other.</summary>
    public static readonly TimeSpan TotalLife = TimeSpan.FromHours(24);

    /// <summary>How long a stream token is good for connecting.</summary>
    public static readonly TimeSpan TimeToConnect = TimeSpan.FromSeconds(60);

    /// <summary>The longest token taken, in characters.</summary>
    public const int MaximumLength = 8 * 1024;

    private readonly byte[] _key = key.Length >= DirectLineOptions.MinimumKeyBytes
        ? key.ToArray()
        : throw new ArgumentException($"The signing key has less than {DirectLineOptions.MinimumKeyBytes} bytes.", nameof(key));

    /// <summary>Makes a token for a new conversation.</summary>
    public (string Token, TokenContents Contents) IssueFirst(DirectLineUser? user, IReadOnlyList<string>? trustedOrigins) =>
        Sign(First(UnguessableId.New(), user, trustedOrigins));

    /// <summary>What a first token of this conversation would say.</summary>
    public TokenContents First(string conversationId, DirectLineUser? user = null, IReadOnlyList<string>? trustedOrigins = null)
    {
        var now = Now();
        return new(TokenContents.CurrentVersion, TokenKind.Conversation, conversationId, user?.Id, user?.Name, trustedOrigins,
            now, now + (long)lifetime.TotalMilliseconds, now, UnguessableId.New());
    }

    /// <summary>Makes a token that lives as long as a fresh one, within the total life of its line.</summary>
    public (string Token, TokenContents Contents) Renew(TokenContents earlier) =>
        Sign(Fresh(earlier) with { Expires = EndOfConversationToken(earlier.FirstIssued, Now()) });

    /// <summary>Makes a token that connects a stream.</summary>
    public string IssueStream(TokenContents holder) =>
        Sign(Fresh(holder) with { Kind = TokenKind.Stream, Expires = Now() + (long)TimeToConnect.TotalMilliseconds }).Token;

    /// <summary>When the conversation token ends that was issued in the same moment as this stream token.</summary>
    public DateTimeOffset EndOfSession(TokenContents stream) =>
        DateTimeOffset.FromUnixTimeMilliseconds(EndOfConversationToken(stream.FirstIssued, stream.Issued));

    /// <summary>Checks signature, format, kind and time.</summary>
    public DirectLineResult<TokenContents> Verify(string? token, TokenKind kind)
    {
        if (string.IsNullOrEmpty(token))
            return DirectLineError.MissingToken;
        if (Open(token) is not { } contents || contents.Kind != kind)
            return DirectLineError.TokenRefused;
        return Now() < contents.Expires ? contents : DirectLineError.TokenExpired;
    }

    /// <summary>What the token says under our signature, whether or not it has ended; null for any other text.</summary>
    public TokenContents? Open(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (token.Length > MaximumLength || dot < 0)
            return null;
        var (payload, signature) = (Decode(token.AsSpan(0, dot)), Decode(token.AsSpan(dot + 1)));
        if (payload is null || signature is null || !CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, payload), signature))
            return null;
        return JsonSerializer.Deserialize(payload, RequestJsonContext.Default.TokenContents) is { Version: TokenContents.CurrentVersion } contents ? contents : null;
    }

    private (string Token, TokenContents Contents) Sign(TokenContents contents)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(contents, RequestJsonContext.Default.TokenContents);
        var token = $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, payload))}";
        return (token, contents);
    }

    private TokenContents Fresh(TokenContents earlier) => earlier with { Issued = Now(), Random = UnguessableId.New() };

    private long EndOfConversationToken(long firstIssued, long issued) =>
        Math.Min(issued + (long)lifetime.TotalMilliseconds, firstIssued + (long)TotalLife.TotalMilliseconds);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static byte[]? Decode(ReadOnlySpan<char> text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
