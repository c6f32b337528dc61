namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The body of <c>POST /conversations</c>; clients send it with members absent, or none at all.</summary>
internal sealed record StartRequest
{
    public DirectLineUser? User { get; init; }

    public string? Locale { get; init; }
}
