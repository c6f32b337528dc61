namespace RelationsBot.Tests;

/// <summary>A clock that stands still, so that "last year" means the same in every run.</summary>
internal sealed class FixedClock(int year, int month, int day) : TimeProvider
{
    private readonly DateTimeOffset now = new(year, month, day, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;
}
