using System.Diagnostics;

namespace RelationsBot.Server.Tests;

/// <summary>How a built program is started as a process of its own.</summary>
internal static class ProgramStart
{
    /// <summary>From a folder that is not its own, and without what this process's surroundings tell servers.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Of(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Path.GetTempPath() };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name is "DOTNET_URLS" or "HTTP_PORTS" or "HTTPS_PORTS").ToList())
            start.Environment.Remove(name);
        return start;
    }
}
