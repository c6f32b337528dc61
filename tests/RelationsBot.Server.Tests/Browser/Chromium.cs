using RelationsBot.Clients;

namespace RelationsBot.Server.Tests.Browser;

/// <summary>The browser that tests drive.</summary>
internal static class Chromium
{
    /// <summary>Without a window, and without what it would do on its own.</summary>
    public static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Where it is; the running test is left out where it is not.</summary>
    public static string Program
    {
        get
        {
            var program = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named : "/usr/bin/chromium";
            if (!File.Exists(program))
                Required.Missing($"there is no browser at {program}; install chromium, or set CHROMIUM_PATH");
            return program;
        }
    }
}
