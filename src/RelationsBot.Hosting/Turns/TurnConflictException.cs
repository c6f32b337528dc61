namespace RelationsBot.Hosting.Turns;

/// <summary>Other servers kept the conversation, or kept changing it. Nothing was stored; the activity may be delivered again.</summary>
public sealed class TurnConflictException() : Exception("Other servers kept the conversation, or changed it each time that the turn was taken.");
