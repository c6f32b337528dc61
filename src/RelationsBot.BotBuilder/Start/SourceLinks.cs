using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Knowledge;

namespace RelationsBot.BotBuilder.Start;

/// <summary>This host has no pages of its own: citations lead to those of another server of the same bot, else to the published article.</summary>
internal sealed class SourceLinks(HostSettings settings, SourceAnchors anchors) : ISourceLinks
{
    public Uri? AddressOf(Citation citation) => settings.PublicUrl is { } server
        ? new Uri(server.AbsoluteUri.TrimEnd('/') + anchors.PathOf(new Place(citation.Document, citation.Section, citation.Paragraph, citation.Sentence)))
        : citation.Address is { } published && Uri.TryCreate(published, UriKind.Absolute, out var article) ? article : null;
}
