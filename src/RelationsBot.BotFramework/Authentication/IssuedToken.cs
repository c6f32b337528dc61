using System.Net.Http.Headers;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>A token for outgoing calls, or why there is none.</summary>
public sealed class IssuedToken
{
    private IssuedToken()
    {
    }

    /// <summary>The token; null: there is none.</summary>
    public string? Value { get; private init; }

    /// <summary>How long it holds from now on; zero where there is none.</summary>
    public TimeSpan Lifetime { get; private init; }

    /// <summary>Without a token, whether asking again may help.</summary>
    public bool MayRetry { get; private init; }

    /// <summary>Without a token, when the issuer wants to be asked again; null: it did not say.</summary>
    public RetryConditionHeaderValue? RetryAfter { get; private init; }

    /// <summary>Here is one.</summary>
    public static IssuedToken Of(string value, TimeSpan lifetime) => new() { Value = value, Lifetime = lifetime };

    /// <summary>There is none for now; asking again soon may help.</summary>
    public static IssuedToken Unavailable(RetryConditionHeaderValue? retryAfter = null) => new() { MayRetry = true, RetryAfter = retryAfter };

    /// <summary>There is none, and asking again at once would not help.</summary>
    public static IssuedToken Denied() => new();
}
