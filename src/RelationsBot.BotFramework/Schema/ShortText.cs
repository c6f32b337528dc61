namespace RelationsBot.BotFramework.Schema;

/// <summary>Keeps text within the limits of channels, which count UTF-16 code units.</summary>
public static class ShortText
{
    /// <summary>Text that is not longer than allowed: whole, or its beginning with an ellipsis. Never half a character.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">How long it may be, the ellipsis counted; at least 1.</param>
    /// <returns>At most <paramref name="most"/> code units.</returns>
    public static string Cut(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (text.Length <= most)
            return text;
        var end = most - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }
}
