namespace RelationsBot.BotFramework.Authentication;

/// <summary>Reads the <c>Authorization</c> header (section 4, step 1): exactly one, <c>Bearer</c>, one blank, one token.</summary>
internal static class BearerHeader
{
    public const int MaximumLength = 16 * 1024;

    private const string Scheme = "Bearer ";

    /// <summary>The token, or null and why not. Its three parts are non-empty base64url, not yet decoded.</summary>
    public static string? Read(IReadOnlyList<string?> headers, out RefusalReason reason)
    {
        reason = headers.Count == 0 || (headers.Count == 1 && string.IsNullOrEmpty(headers[0])) ? RefusalReason.NoToken : RefusalReason.Malformed;
        if (headers is not [{ } header]
            || header.Length > MaximumLength
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = header[Scheme.Length..];
        return IsSigned(token) ? token : null;
    }

    private static bool IsSigned(string token)
    {
        var parts = token.Split('.');
        return parts.Length == 3 && parts.All(part => part.Length > 0 && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));
    }
}
