namespace RelationsBot.BotFramework.Schema.Feedback;

/// <summary>What a person thinks of a message, as a pressed button tells it.</summary>
/// <param name="IsPositive">Whether it was liked.</param>
/// <param name="Comment">The person's own words; null: none.</param>
public sealed record Vote(bool IsPositive, string? Comment = null);
