using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>What a commit adds to the Direct Line log of its conversation.</summary>
/// <param name="ExpectedPosition">The last position that the caller knows of; another one is a conflict.</param>
/// <param name="Activities">At least one, with their ids and times.</param>
public sealed record LogAppend(long ExpectedPosition, IReadOnlyList<Activity> Activities);
