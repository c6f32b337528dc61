namespace RelationsBot.Server.Tests.Hostile;

/// <summary>What came back on one connection.</summary>
/// <param name="Statuses">The status of every answer on it; empty where the server closed it without one.</param>
/// <param name="Ended">Whether the server has ended the connection.</param>
/// <param name="Time">From the last byte sent to the end.</param>
internal sealed record RawAnswer(IReadOnlyList<int> Statuses, bool Ended, TimeSpan Time);
