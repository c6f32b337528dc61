using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Activities of one conversation and the place after them: the body of a polling answer and of a stream frame.</summary>
/// <param name="Activities">Oldest first; empty when there is nothing new.</param>
/// <param name="Watermark">Where to go on reading, the same for polling and streaming.</param>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);
