using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The end of a conversation's log.</summary>
/// <param name="Position">The position of the last activity; 0 when there is none.</param>
/// <param name="Last">The last activity; null when there is none.</param>
public sealed record LogTail(long Position, Activity? Last);
