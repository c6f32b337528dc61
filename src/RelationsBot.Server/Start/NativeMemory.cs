using System.Runtime.InteropServices;

namespace RelationsBot.Server.Start;

/// <summary>
/// Memory outside the managed heap: the just-in-time compiler's, the compression's, the database's. By default glibc keeps for every thread what that
/// thread has freed, and the more, the larger it was: some 20 MiB that nobody uses. Where there is no glibc, nothing happens.
/// </summary>
internal static class NativeMemory
{
    // Options of mallopt, as malloc.h has them.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int ArenaMax = -8;

    /// <summary>Lets what is freed go back to the system. To be called before anything takes much.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            // Fixed, so that they do not grow with what is taken; managed code seldom asks, and two places to ask are enough for it.
            _ = SetOption(ArenaMax, 2);
            _ = SetOption(TrimThreshold, 128 * 1024);
            _ = SetOption(MapThreshold, 64 * 1024);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int SetOption(int option, int value);
}
