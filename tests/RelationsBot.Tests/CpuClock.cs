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

    // What takes a fraction of a millisecond is run until its least time is no chance of what came between.
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(30);

    /// <summary>The least time of at least so many runs; of as many as fit 30 ms, where they are short.</summary>
    public static TimeSpan Least(int runs, Action action)
    {
        var (least, sum) = (TimeSpan.MaxValue, TimeSpan.Zero);
        for (var run = 0; run < runs || sum < Enough; run++)
        {
            var before = Now();
            action();
            var time = Now() - before;
            least = time < least ? time : least;

            // A clock too coarse to see one run still ends.
            sum += time > TimeSpan.Zero ? time : TimeSpan.FromMicroseconds(100);
        }

        return least;
    }

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
