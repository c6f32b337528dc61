namespace RelationsBot.Server.Tests;

public class PlaceholderTests
{
    [Xunit.Fact]
    public void Placeholder() => Xunit.Assert.True(true);
}
