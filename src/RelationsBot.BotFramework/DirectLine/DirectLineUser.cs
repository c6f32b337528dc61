namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The person whom a token names.</summary>
/// <param name="Id">Null where nobody is named. Ids beginning with <c>dl_</c> are given out by the server only.</param>
/// <param name="Name">The name shown to people; null where it is not known.</param>
public sealed record DirectLineUser(string? Id, string? Name = null);
