using System.Globalization;
using System.Net;
using System.Text;

namespace RelationsBot.Text;

/// <summary>
/// Takes out what channels add to a person's words: mention tags and other markup, HTML entities, zero-width and control
/// characters, runs of white space. Hyphens become one kind, letters and marks typed apart one character. Linear in the length of
/// the text; never throws.
/// </summary>
public static class TextCleaner
{
    /// <summary>
    /// Cleans one message. Lone surrogates become U+FFFD. The result is not in Unicode form C: only the pairs that
    /// <see cref="Composition"/> knows are put together.
    /// </summary>
    public static string Clean(string raw)
    {
        var decoded = raw.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(raw) : raw;
        var clean = new StringBuilder(decoded.Length);
        var blank = false;
        var mayClose = true;
        for (var i = 0; i < decoded.Length; i++)
        {
            var c = decoded[i];
            if (c == '<' && TagEnd(decoded, i) is var end and > 0)
            {
                if (mayClose && IsMention(decoded, i, end))
                {
                    // Where no closing tag follows, none follows the next mention either: the rest is searched once.
                    var close = decoded.IndexOf("</at>", end, StringComparison.OrdinalIgnoreCase);
                    mayClose = close > 0;
                    end = mayClose ? close + 4 : end;
                }

                i = end;
                blank = true;
                continue;
            }

            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                blank = true;
                continue;
            }

            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                continue;
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < decoded.Length && char.IsLowSurrogate(decoded[i + 1]))
                {
                    Append(clean, c, ref blank);
                    clean.Append(decoded[++i]);
                    continue;
                }

                c = '\uFFFD';
            }

            Append(clean, c, ref blank);
        }

        return clean.ToString();
    }

    private static void Append(StringBuilder clean, char c, ref bool blank)
    {
        // The hyphen that is only a hyphen and the one that does not break lines.
        if (c is '\u2010' or '\u2011')
            c = '-';
        if (blank && clean.Length > 0)
            clean.Append(' ');
        else if (clean.Length > 0 && Composition.Of(clean[^1], c) is { } composed)
            (clean.Length, c) = (clean.Length - 1, composed);
        blank = false;
        clean.Append(c);
    }

    // A tag is '<', a letter or '/', and at most 200 characters to '>': "a < b" and an unclosed '<' are text.
    private static int TagEnd(string text, int start)
    {
        if (start + 2 >= text.Length || !(char.IsAsciiLetter(text[start + 1]) || text[start + 1] == '/'))
            return 0;
        var end = text.IndexOf('>', start, Math.Min(200, text.Length - start));
        return Math.Max(end, 0);
    }

    private static bool IsMention(string text, int start, int end) =>
        end - start >= 3 && text.AsSpan(start + 1, 2).Equals("at", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetter(text[start + 3]);
}
