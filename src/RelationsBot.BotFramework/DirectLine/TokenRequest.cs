namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The body of <c>tokens/generate</c>.</summary>
internal sealed record TokenRequest
{
    public DirectLineUser? User { get; init; }

    public IReadOnlyList<string?>? TrustedOrigins { get; init; }
}
