namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The answer to a posted activity.</summary>
/// <param name="Id">The id under which the activity comes back in the stream.</param>
public sealed record ResourceResponse(string Id);
