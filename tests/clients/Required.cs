using Xunit;

namespace RelationsBot.Clients;

/// <summary>Tools that a test needs and that a machine may lack.</summary>
internal static class Required
{
    /// <summary>Whether a missing tool is a failure rather than a reason to skip.</summary>
    public static bool Everything { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        || Environment.GetEnvironmentVariable("RELATIONSBOT_REQUIRE_BROWSER") == "1";

    /// <summary>Leaves the running test out and says why; where everything is required, it fails.</summary>
    public static void Missing(string reason)
    {
        if (Everything)
            Assert.Fail($"This test must run here, but {reason}.");
        TestContext.Current.TestOutputHelper?.WriteLine($"Skipped: {reason}.");
        Assert.Skip($"This test is left out: {reason}.");
    }
}
