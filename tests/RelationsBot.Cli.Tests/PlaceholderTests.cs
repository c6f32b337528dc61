namespace RelationsBot.Cli.Tests;

public class PlaceholderTests
{
    [Xunit.Fact]
    public void Placeholder() => Xunit.Assert.True(true);
}
