using System.Globalization;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>
/// Turns documents into a store of the same kind as one written by hand: each sentence an entry with its own words as statement, and
/// one flat proposition derived from it. What is general (language, frames, slots, rules, wording) comes from another store.
/// Deterministic; linear in the text but for the number of names.
/// </summary>
public static class DocumentIngestion
{
    /// <summary>Lays a store of documents over the general part of another.</summary>
    /// <param name="general">Where language, frames, slots, rules and wording come from.</param>
    /// <param name="documents">The documents, the one the bot is about first.</param>
    public static BotData Ingest(BotData general, IReadOnlyList<DocumentText> documents)
    {
        var ids = Ids(documents);
        var lemmatizer = new Lemmatizer(general.Irregular, general.Lexicon.Headwords.Concat(general.Lexicon.Classed).Concat(general.Lexicon.Ordinary));
        var sentences = documents.SelectMany((d, i) => SourceSentence.Of(ids[i], d, lemmatizer)).ToList();
        List<Utterance> read = [.. sentences.Select(s => s.Read)];
        var mentions = new NameScanner(general.Lexicon).Scan(read, (s, token) => sentences[s].IsDate(token));
        var entities = DocumentNames.Entities(general.Lexicon, read, mentions, [.. documents.Select(d => d.Title)]);
        var named = new KnowledgeStore([], [], [], entities, [], []);
        var reader = new SentenceReader(general.Lexicon, named.Entities, new EntityRecognizer(named, general.Lexicon, lemmatizer));
        var entries = sentences.Select(s => s.ToEntry(reader.Read(s))).ToList();
        var store = new KnowledgeStore(
            [.. documents.Select((d, i) => Outline(ids[i], d))], [.. general.Store.Frames.Values], [.. general.Store.Slots.Values], entities, [], entries);
        return general with { Store = store, Lines = new Dictionary<string, (string File, int Line)>() };
    }

    private static List<string> Ids(IReadOnlyList<DocumentText> documents)
    {
        var ids = new List<string>();
        foreach (var document in documents)
        {
            var id = new string([.. Folding.Fold(document.Title).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
            id = string.Join('-', id.Split('-', StringSplitOptions.RemoveEmptyEntries));
            id = id.Length == 0 ? "document" : id;
            var unique = id;
            for (var n = 2; ids.Contains(unique); n++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
            ids.Add(unique);
        }

        return ids;
    }

    private static Document Outline(string id, DocumentText text) => new(
        id, text.Title, null, null, null,
        [.. text.Sections.Select(s => new Section(s.Heading, s.Parents, null, [.. s.Paragraphs.Select(p => new Paragraph(p.Sentences.Count, p.Sha256))]))],
        IsIngested: true);
}
