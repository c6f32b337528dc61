using System.Globalization;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// A client's place in a conversation: how many activities it has seen, in decimal. The log's first entry is not shown, so the
/// place lies one position further in the log.
/// </summary>
internal static class Watermark
{
    public static string Of(long position) => (position - 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The position in the log, the beginning for a client that has no watermark yet; null for text that this server never issued.</summary>
    public static long? PositionOf(string? watermark)
    {
        if (string.IsNullOrEmpty(watermark))
            return 1;
        return long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            && seen < long.MaxValue
            && watermark == seen.ToString(CultureInfo.InvariantCulture)
            ? seen + 1
            : null;
    }
}
