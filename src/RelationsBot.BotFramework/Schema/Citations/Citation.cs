namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>
/// One numbered source of a message. Without <see cref="Url"/>, Web Chat opens a dialog with <see cref="Text"/>; with it, mark and
/// list entry are links. To have both, leave the address out and put a Markdown link into the text.
/// </summary>
public sealed record Citation
{
    /// <summary>The number that the text shows as <c>[1]</c>: at least 1, and only once in a message.</summary>
    public required int Position { get; init; }

    /// <summary>The name of the source in the list and above the dialog. Teams allows 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What the dialog shows, as Markdown; quoted text must go through <see cref="MarkdownText.Escape(string)"/>. Not for Teams.</summary>
    public string? Text { get; init; }

    /// <summary>A short plain extract that Teams shows (160 characters at most there); Web Chat ignores it.</summary>
    public string? Abstract { get; init; }

    /// <summary>The place of the source: absolute, <c>http</c> or <c>https</c>, since Web Chat makes a dead button of anything else.</summary>
    public Uri? Url { get; init; }

    /// <summary>Words that Teams shows under the extract (three of 28 characters at most there); null or empty: none.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    internal string? CheckedUrl()
    {
        if (Url is null)
            return null;
        return Url.IsAbsoluteUri && (Url.Scheme == Uri.UriSchemeHttp || Url.Scheme == Uri.UriSchemeHttps)
            ? Url.AbsoluteUri
            : throw new ArgumentException($"Citation {Position} has an address that is not absolute http or https.");
    }
}
