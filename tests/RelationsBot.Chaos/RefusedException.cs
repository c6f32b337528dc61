namespace RelationsBot.Chaos;

/// <summary>A server refuses for good what it should do.</summary>
internal sealed class RefusedException(string message) : Exception(message);
