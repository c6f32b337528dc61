using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>A turn that was taken, as a second delivery of its activity finds it.</summary>
/// <param name="Replies">What the bot said, in order, addressed; may be empty.</param>
/// <param name="Sent">How many of them, from the first, are not to be sent any more: they were sent, or nobody knows whether they arrived.</param>
/// <param name="Invoke">The answer to an invoke; null for other activities.</param>
/// <param name="Answer">What may be voted on; null where nothing is.</param>
/// <param name="IncomingId">The id of the activity that was answered; null where it has none.</param>
public sealed record StoredTurn(IReadOnlyList<Activity> Replies, int Sent, InvokeResponse? Invoke = null, GivenAnswer? Answer = null, string? IncomingId = null);
