namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The next step of a stream.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Activities">What to send; null unless the kind is <see cref="StreamEventKind.Activities"/>.</param>
public sealed record StreamEvent(StreamEventKind Kind, ActivitySet? Activities = null);
