using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RelationsBot.Tests;

/// <summary>
/// CPU time of the current thread, which other tests and processes do not lengthen; where the system tells none, the time that passes.
/// </summary>
internal static class CpuClock
{
    // clockid_t of <time.h> on Linux.
    private const int ThreadCpuTime = 3;

    /// <summary>The least time of several runs.</summary>
    public static TimeSpan Least(int runs, Action action) => Enumerable.Range(0, runs).Min(_ =>
    {
        var before = Now();
        action();
        return Now() - before;
    });

    private static TimeSpan Now() => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
