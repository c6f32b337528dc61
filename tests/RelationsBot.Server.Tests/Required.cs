namespace RelationsBot.Server.Tests;

/// <summary>Whether a missing tool is a failure rather than a reason to skip.</summary>
internal static class Required
{
    public static bool Everything { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        || Environment.GetEnvironmentVariable("RELATIONSBOT_REQUIRE_BROWSER") == "1";
}
