using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>The sections of the sources as a person can ask for them. Immutable.</summary>
internal sealed class Sections(KnowledgeStore store)
{
    /// <summary>Headings in the order of the documents, each once.</summary>
    public IReadOnlyList<string> Headings { get; } = [.. store.Documents.SelectMany(d => d.Sections).Select(s => s.Heading).Distinct()];

    /// <summary>Entries of a section, and of those below it, in the order of the text.</summary>
    public List<Entry> Entries(string heading)
    {
        var headings = store.Documents.SelectMany(d => d.Sections).Where(s => s.Heading == heading || s.Parents.Contains(heading)).Select(s => s.Heading).Distinct().ToList();
        return [.. store.Entries
            .Select((entry, order) => (entry, order, place: entry.Places.FirstOrDefault(p => headings.Contains(p.Section))))
            .Where(x => x.place is not null)
            .OrderBy(x => headings.IndexOf(x.place!.Section)).ThenBy(x => x.place!.Document == store.Documents[0].Id ? 0 : 1)
            .ThenBy(x => x.place!.Paragraph).ThenBy(x => x.place!.Sentence).ThenBy(x => x.order)
            .Select(x => x.entry)];
    }

    /// <summary>The heading of which an utterance says all words, or null.</summary>
    public string? NamedWhole(IReadOnlyList<Token> tokens) =>
        Headings.FirstOrDefault(h => Folding.Fold(h).Split(' ').All(w => tokens.Any(t => t.Folded == w)));

    /// <summary>The heading an utterance names: the one of whose words it says most, at least one that tells.</summary>
    public string? Named(IReadOnlyList<Token> tokens)
    {
        var best = (Heading: (string?)null, Score: 0d);
        foreach (var heading in Headings)
        {
            var words = heading.Split(' ').Select(Folding.Fold).Where(w => w is not ("of" or "the" or "and")).ToList();
            var said = words.Count(w => tokens.Any(t => t.Folded == w || t.Lemmas.Contains(w) || (w.Length > 5 && t.Folded.Length > 4 && (w.StartsWith(t.Folded, StringComparison.Ordinal) || w.StartsWith(t.Lemmas.FirstOrDefault() ?? t.Folded, StringComparison.Ordinal)))));
            var score = said == 0 ? 0 : said + (double)said / words.Count;
            if (score > best.Score)
                best = (heading, score);
        }

        return best.Heading;
    }
}
