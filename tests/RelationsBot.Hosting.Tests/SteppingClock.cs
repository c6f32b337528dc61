namespace RelationsBot.Hosting.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 5, 17, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
