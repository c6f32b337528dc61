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
        return text.AsSpan().ContainsAny(Special) ? Escape(text.ReplaceLineEndings("\n"), Special) : text;
    }

    /// <summary>Escapes for a client that shows a backslash before what it does not read as Markdown.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="special">What the client reads; HTML's own characters among them become entities.</param>
    /// <returns>Markdown that reads as <paramref name="text"/>.</returns>
    public static string Escape(ReadOnlySpan<char> text, SearchValues<char> special)
    {
        ArgumentNullException.ThrowIfNull(special);
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
            _ = character switch
            {
                _ when !special.Contains(character) => escaped.Append(character),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ => escaped.Append('\\').Append(character),
            };
        return escaped.ToString();
    }
}
