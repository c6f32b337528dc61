namespace RelationsBot.Tests;

public class PlaceholderTests
{
    [Xunit.Fact]
    public void Placeholder() => Xunit.Assert.True(true);
}
