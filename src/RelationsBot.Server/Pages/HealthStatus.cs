namespace RelationsBot.Server.Pages;

/// <summary>The body of a health answer.</summary>
/// <param name="Status">In a word or two.</param>
/// <param name="Degraded">What does not work for now: <c>keys</c>, <c>credentials</c>; null: nothing.</param>
internal sealed record HealthStatus(string Status, IReadOnlyList<string>? Degraded = null);
