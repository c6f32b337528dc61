using System.Globalization;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>A citation and where a person can open it.</summary>
internal sealed record CitedPlace(Citation Citation, Uri? Address)
{
    /// <summary>Its name in a list of sources. What tells sources apart comes first, since lists cut long names off.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"{Citation.Section}, paragraph {Citation.Paragraph}, sentence {Citation.Sentence} – {Citation.DocumentTitle}");

    /// <summary>What stands there: the document's own words where they are at hand.</summary>
    public string Snippet => Citation.Quote ?? Citation.Statement;
}
