namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The body of an error answer.</summary>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorResponse(DirectLineError Error);
