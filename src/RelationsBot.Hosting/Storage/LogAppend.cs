using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>What a commit adds to a Direct Line log.</summary>
/// <param name="ConversationId">The Direct Line conversation.</param>
/// <param name="ExpectedPosition">The last position that the caller knows of; another one is a conflict.</param>
/// <param name="Activities">At least one, with their ids and times.</param>
public sealed record LogAppend(string ConversationId, long ExpectedPosition, IReadOnlyList<Activity> Activities);
