namespace RelationsBot.Hosting.Storage;

/// <summary>What a person thought of a reply.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="ActivityId">The reply's id in its channel; null where the channel does not say.</param>
/// <param name="IsPositive">Whether it was liked.</param>
/// <param name="Comment">The person's words; null: none.</param>
/// <param name="At">When it came, in UTC.</param>
public sealed record Feedback(ConversationKey Conversation, string? ActivityId, bool IsPositive, string? Comment, DateTimeOffset At);
