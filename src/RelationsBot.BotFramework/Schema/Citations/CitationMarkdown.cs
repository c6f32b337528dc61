using System.Globalization;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>The half of a citation that stands in the message's Markdown: a mark where it is cited, a definition at the end.</summary>
public static class CitationMarkdown
{
    /// <summary>The mark in the text, such as <c>[1]</c>; it may be used several times.</summary>
    /// <param name="position">The citation's number.</param>
    /// <returns>The mark without blanks around it.</returns>
    public static string Mark(int position) => string.Create(CultureInfo.InvariantCulture, $"[{position}]");

    /// <summary>
    /// The definition that makes marks of this number work: <c>[1]: cite:1 "Name"</c> for a dialog, or with the address for a link.
    /// Definitions stand on lines of their own after an empty line.
    /// </summary>
    /// <param name="citation">The source.</param>
    /// <returns>One line without a line end.</returns>
    /// <exception cref="ArgumentException">The address is not absolute http or https.</exception>
    public static string Definition(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        var target = citation.CheckedUrl() is { } url
            ? Safe(url)
            : string.Create(CultureInfo.InvariantCulture, $"cite:{citation.Position}");
        return $"{Mark(citation.Position)}: {target} \"{Title(citation.Name)}\"";
    }

    /// <summary>A link within a text, such as that of <see cref="Citation.Text"/>.</summary>
    /// <param name="words">What is shown; plain text.</param>
    /// <param name="address">Absolute; Web Chat makes a button without effect of anything but http, https and a few others.</param>
    /// <returns>Markdown.</returns>
    public static string Link(string words, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return $"[{MarkdownText.Escape(words)}]({Safe(address.AbsoluteUri)})";
    }

    private static string Safe(string url) => url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    private static string Title(string name) => MarkdownText.Escape(name)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace('\n', ' ');
}
