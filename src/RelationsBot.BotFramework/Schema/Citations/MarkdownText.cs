using System.Buffers;
using System.Text;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>Makes foreign text safe to stand inside Markdown.</summary>
public static class MarkdownText
{
    // '=' is here because a line of them turns the line above into a heading.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]()#+-.!|<>&~=\r");

    /// <summary>
    /// Escapes what comes from a user or a document, so that it is shown as written: no emphasis, link, list or definition of its
    /// own, and no HTML, which Web Chat renders. Line ends become <c>\n</c>.
    /// </summary>
    /// <param name="text">Plain text.</param>
    /// <returns>Markdown that reads as <paramref name="text"/>.</returns>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Special))
            return text;

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text.ReplaceLineEndings("\n"))
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when Special.Contains(character) => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        return escaped.ToString();
    }
}
