namespace RelationsBot.Hosting.Storage;

/// <summary>What a person thought of a reply.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="ActivityId">The id of what was voted on: the reply's in its channel where that is known, else that of the message it answers; null where the channel does not say.</param>
/// <param name="IsPositive">Whether it was liked.</param>
/// <param name="Comment">The person's words; null: none.</param>
/// <param name="At">When it came, in UTC.</param>
/// <param name="Answer">The answer that was voted on, from the turn that gave it; null where that turn is not known any more.</param>
public sealed record Feedback(ConversationKey Conversation, string? ActivityId, bool IsPositive, string? Comment, DateTimeOffset At, GivenAnswer? Answer = null);
