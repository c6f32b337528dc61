namespace RelationsBot.Hosting.Tests;

/// <summary>The bot that knows a made-up bridge.</summary>
internal static class TestBot
{
    private static readonly Lazy<Bot> Loaded = new(() => Bot.Load(Path.Combine(AppContext.BaseDirectory, "TestData", "bridge")));

    public static Bot Bridge => Loaded.Value;
}
