using System.Diagnostics;
using System.Globalization;

namespace RelationsBot.Cli.Screen;

/// <summary>A line that counts up on a terminal and is gone at the end; nothing where nobody looks.</summary>
internal sealed class Progress(TextWriter screen, bool isVisible, string what) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private long shownAt = Stopwatch.GetTimestamp();
    private bool isShown;

    public void Report(int count)
    {
        if (!isVisible || Stopwatch.GetElapsedTime(shownAt) < Pause)
            return;
        shownAt = Stopwatch.GetTimestamp();
        isShown = true;
        screen.Write(string.Create(CultureInfo.InvariantCulture, $"\r{count:N0} {what}\u001b[K"));
    }

    public void Dispose()
    {
        if (isShown)
            screen.Write("\r\u001b[K");
    }
}
