namespace RelationsBot.Server.Start;

/// <summary>What the operator should know although the server starts.</summary>
internal sealed record StartWarnings(IReadOnlyList<string> Lines);
