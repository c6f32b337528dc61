using System.Buffers;
using RelationsBot.BotFramework.Schema.Citations;

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
        if (!beginsLine)
            return MarkdownText.Escape(line, Special);
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < line.Length && line[digits] is '.' or ')')
            return $"{line[..digits]}\\{line[digits]}{MarkdownText.Escape(line.AsSpan(digits + 1), Special)}";
        return line.Length > 0 && line[0] is '#' or '+' or '-' or '=' ? $"\\{line[0]}{MarkdownText.Escape(line.AsSpan(1), Special)}" : MarkdownText.Escape(line, Special);
    }
}
