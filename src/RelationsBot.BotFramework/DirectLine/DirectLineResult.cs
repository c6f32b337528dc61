using System.Diagnostics.CodeAnalysis;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What a request yields, or why it is refused: exactly one of both is there.</summary>
/// <typeparam name="T">What the request yields.</typeparam>
public sealed class DirectLineResult<T>
    where T : class
{
    private DirectLineResult(T? value, DirectLineError? error) => (Value, Error) = (value, error);

    /// <summary>What the request yields, or null after a refusal.</summary>
    public T? Value { get; }

    /// <summary>Why the request is refused, or null after success.</summary>
    public DirectLineError? Error { get; }

    /// <summary>Tells which of both is there.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;

    /// <summary>Success.</summary>
    /// <param name="value">What the request yields.</param>
    public static implicit operator DirectLineResult<T>(T value) => new(value, null);

    /// <summary>Refusal.</summary>
    /// <param name="error">Why.</param>
    public static implicit operator DirectLineResult<T>(DirectLineError error) => new(null, error);
}
