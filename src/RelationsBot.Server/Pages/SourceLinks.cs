using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Knowledge;
using RelationsBot.Server.Start;

namespace RelationsBot.Server.Pages;

/// <summary>Citations lead to this server's own source page, at the sentence.</summary>
internal sealed class SourceLinks(PublicAddress address, SourceAnchors anchors) : ISourceLinks
{
    public Uri? AddressOf(Citation citation) => address.Base() is { } server
        ? new Uri(server.AbsoluteUri.TrimEnd('/') + anchors.PathOf(new Place(citation.Document, citation.Section, citation.Paragraph, citation.Sentence)))
        : citation.Address is { } published && Uri.TryCreate(published, UriKind.Absolute, out var article) ? article : null;
}
