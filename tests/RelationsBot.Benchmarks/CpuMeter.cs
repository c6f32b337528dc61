using System.Globalization;

namespace RelationsBot.Benchmarks;

/// <summary>Measures what questions cost, in CPU time of the whole process.</summary>
internal static class CpuMeter
{
    /// <summary>The CPU time of each question in milliseconds, sorted.</summary>
    /// <param name="warmUp">Questions asked before, unmeasured.</param>
    /// <param name="questions">Questions asked once each.</param>
    /// <param name="ask">Asks one.</param>
    public static List<double> Measure(IEnumerable<string> warmUp, IReadOnlyList<string> questions, Action<string> ask)
    {
        foreach (var question in warmUp)
            ask(question);
        var times = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var before = Now();
            ask(question);
            times.Add((Now() - before).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    /// <summary>"0.12 ms / 0.30 ms": median and 99th percentile.</summary>
    public static string Written(List<double> sorted) =>
        string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count / 2]:0.000} ms / {sorted[sorted.Count * 99 / 100]:0.000} ms");

    /// <summary>CPU time that the process has had so far.</summary>
    public static TimeSpan Now() =>
        OperatingSystem.IsWindows() || OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;
}
