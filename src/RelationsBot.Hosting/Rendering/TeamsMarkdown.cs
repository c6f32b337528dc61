using System.Buffers;
using System.Text;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// Escapes text for Teams, which reads a part of Markdown and of HTML and shows a backslash before everything else: only what it would read
/// is escaped, and what begins a list, heading or quotation only where a line begins with it.
/// </summary>
internal static class TeamsMarkdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_~[]<>&");

    /// <summary>One line of Markdown that reads as the text; runs of blanks and line ends become one blank.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="beginsLine">Whether nothing stands before it on its line.</param>
    public static string Escape(string text, bool beginsLine)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var escaped = new StringBuilder(line.Length + 16);
        if (beginsLine)
        {
            var digits = line.TakeWhile(char.IsAsciiDigit).Count();
            if (digits > 0 && digits < line.Length && line[digits] is '.' or ')')
            {
                escaped.Append(line, 0, digits).Append('\\').Append(line[digits]);
                line = line[(digits + 1)..];
            }
            else if (line.Length > 0 && line[0] is '#' or '+' or '-' or '=')
            {
                escaped.Append('\\').Append(line[0]);
                line = line[1..];
            }
        }

        foreach (var character in line)
        {
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when Special.Contains(character) => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
