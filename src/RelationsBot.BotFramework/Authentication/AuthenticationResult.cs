using System.Diagnostics.CodeAnalysis;

namespace RelationsBot.BotFramework.Authentication;

/// <summary>A caller, or why there is none: exactly one of both is there.</summary>
public sealed class AuthenticationResult
{
    private AuthenticationResult(Caller? caller, AuthenticationRefusal? refusal) => (Caller, Refusal) = (caller, refusal);

    /// <summary>Who was let in, or null after a refusal.</summary>
    public Caller? Caller { get; }

    /// <summary>Why nobody was, or null after success.</summary>
    public AuthenticationRefusal? Refusal { get; }

    /// <summary>Tells which of both is there.</summary>
    [MemberNotNullWhen(true, nameof(Caller))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Caller is not null;

    /// <summary>Somebody was let in.</summary>
    public static implicit operator AuthenticationResult(Caller caller) => new(caller, null);

    /// <summary>Nobody was.</summary>
    public static implicit operator AuthenticationResult(AuthenticationRefusal refusal) => new(null, refusal);
}
