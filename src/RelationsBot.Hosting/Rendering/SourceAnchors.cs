using System.Globalization;
using System.Text;
using RelationsBot.Knowledge;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// Names the places of documents in addresses: <c>s-21st-century-1-3</c> is the third sentence of the first paragraph of "21st
/// century". The same outline always gives the same names. Immutable.
/// </summary>
public sealed class SourceAnchors
{
    private readonly Dictionary<(string Document, string Heading), string> slugs = [];

    /// <summary>Names the places of documents.</summary>
    /// <param name="documents">The documents.</param>
    public SourceAnchors(IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var document in documents)
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var section in document.Sections)
            {
                var slug = Slug(section.Heading);
                for (var number = 2; !taken.Add(slug); number++)
                    slug = string.Create(CultureInfo.InvariantCulture, $"{Slug(section.Heading)}.{number}");
                slugs.TryAdd((document.Id, section.Heading), slug);
            }
        }
    }

    /// <summary>The anchor of a section.</summary>
    /// <param name="document">Document id.</param>
    /// <param name="heading">Its heading.</param>
    public string Section(string document, string heading) => "s-" + slugs.GetValueOrDefault((document, heading), Slug(heading));

    /// <summary>The anchor of a sentence.</summary>
    /// <param name="place">The sentence.</param>
    public string Sentence(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return string.Create(CultureInfo.InvariantCulture, $"{Section(place.Document, place.Section)}-{place.Paragraph}-{place.Sentence}");
    }

    /// <summary>Path and fragment of a sentence on the source page, escaped.</summary>
    /// <param name="place">The sentence.</param>
    public string PathOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return $"/sources/{Uri.EscapeDataString(place.Document)}#{Uri.EscapeDataString(Sentence(place))}";
    }

    // Letters of any script stay; everything else becomes one hyphen.
    private static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var character in heading.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character))
                slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
