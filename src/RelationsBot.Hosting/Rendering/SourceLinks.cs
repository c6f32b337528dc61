using RelationsBot.Dialog;
using RelationsBot.Knowledge;

namespace RelationsBot.Hosting.Rendering;

/// <summary>Citations lead to a server's source page, at the sentence; where none is known, to the published article.</summary>
public sealed class SourceLinks : ISourceLinks
{
    private readonly Func<Uri?> server;
    private readonly SourceAnchors anchors;

    /// <summary>Makes links.</summary>
    /// <param name="server">The base address of the server whose pages whoever gets the current reply can open; null: none.</param>
    /// <param name="anchors">The names of places on its pages.</param>
    public SourceLinks(Func<Uri?> server, SourceAnchors anchors) => (this.server, this.anchors) = (server, anchors);

    /// <inheritdoc/>
    public Uri? AddressOf(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        if (server() is { } own)
            return new Uri(own.AbsoluteUri.TrimEnd('/') + anchors.PathOf(new Place(citation.Document, citation.Section, citation.Paragraph, citation.Sentence)));
        return citation.Address is { } published && Uri.TryCreate(published, UriKind.Absolute, out var article) ? article : null;
    }
}
