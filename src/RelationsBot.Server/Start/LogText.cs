using System.Globalization;
using System.Text;

namespace RelationsBot.Server.Start;

/// <summary>Text from outside as a log may show it: short, on one line, nothing that a terminal or a reader takes for more.</summary>
internal static class LogText
{
    public const int MaximumLength = 100;

    public static string Of(string? text)
    {
        if (text is null)
            return "-";
        var safe = new StringBuilder();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, MaximumLength)))
        {
            if (character is > ' ' and <= '~' and not '\\' and not '"')
                safe.Append(character);
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return text.Length > MaximumLength ? safe.Append('…').ToString() : safe.ToString();
    }
}
