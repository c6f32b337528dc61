namespace RelationsBot.Hosting.Storage;

/// <summary>What was asked and what was answered, word for word, as whoever reads the feedback on it needs it.</summary>
/// <param name="Question">The person's words as the channel delivered them.</param>
/// <param name="Text">The reply's text before a channel rendered it, with its sources.</param>
/// <param name="Entries">Ids of the entries that it rested on, the first first; empty for a refusal.</param>
public sealed record GivenAnswer(string Question, string Text, IReadOnlyList<string> Entries);
