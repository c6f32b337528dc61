using System.Text;
using RelationsBot.BotFramework.Schema.Citations;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>A line of a reply in Markdown: label and answer bold, items as a list, its marks at the end.</summary>
internal static class MarkdownLine
{
    /// <summary>All lines. One line end is a space in Markdown; only items of one list may stand close.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="write">Writes one, by <see cref="Of"/>.</param>
    public static StringBuilder Join(IReadOnlyList<ReplyLine> lines, Func<ReplyLine, string> write)
    {
        var text = new StringBuilder();
        var previous = LineKind.Note;
        foreach (var line in lines)
        {
            if (text.Length > 0)
                text.Append(line.Kind == LineKind.Item && previous == LineKind.Item ? "\n" : "\n\n");
            text.Append(write(line));
            previous = line.Kind;
        }

        return text;
    }

    /// <summary>Writes a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="text">Its text, safe in the Markdown of the channel.</param>
    /// <param name="label">Its label, likewise; null where it has none.</param>
    public static string Of(ReplyLine line, string text, string? label)
    {
        if (label is not null)
            text = $"**{label}:** {text}";
        if (line.Kind == LineKind.Answer && text.Length > 0)
            text = $"**{text}**";
        if (line.Kind == LineKind.Item)
            text = "- " + text;
        return string.Concat([text, .. line.Citations.Select(number => " " + CitationMarkdown.Mark(number))]);
    }
}
