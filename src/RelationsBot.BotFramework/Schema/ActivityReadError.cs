namespace RelationsBot.BotFramework.Schema;

/// <summary>What was wrong with bytes that should have been an activity. Holds nothing of what the sender wrote.</summary>
/// <param name="Problem">The kind of mistake.</param>
/// <param name="Property">The path of the property concerned, such as <c>conversation.id</c>; null where it is the whole body.</param>
/// <param name="Message">One English sentence for the developer on the other side.</param>
public sealed record ActivityReadError(ActivityProblem Problem, string? Property, string Message);
