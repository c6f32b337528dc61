using RelationsBot.BotFramework.Schema.Citations;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>A line of a reply in Markdown: label and answer bold, items as a list, its marks at the end.</summary>
internal static class MarkdownLine
{
    /// <summary>Writes the line.</summary>
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
