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
    // Relative dates are left out, so the day they would count from does not matter.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <summary>Lays a store of documents over the general part of another.</summary>
    /// <param name="general">Where language, frames, slots, rules and wording come from.</param>
    /// <param name="documents">The documents, the one the bot is about first.</param>
    public static BotData Ingest(BotData general, IReadOnlyList<DocumentText> documents)
    {
        var ids = Ids(documents);
        var lemmatizer = new Lemmatizer(general.Irregular, general.Lexicon.Headwords.Concat(general.Lexicon.Classed).Concat(general.Lexicon.Ordinary));
        var sentences = documents.SelectMany((d, i) => Sentences(ids[i], d, lemmatizer)).ToList();
        var (dateReader, numberReader) = (new DateRecognizer(), new NumberRecognizer());
        var dates = sentences.Select(s => SentenceReader.Absolute(s.Read, dateReader.Recognize(s.Read, AnyDay))).ToList();
        var numbers = sentences.Select(s => numberReader.Recognize(s.Read)).ToList();
        List<Utterance> read = [.. sentences.Select(s => s.Read)];
        var mentions = new NameScanner(general.Lexicon).Scan(read, (s, token) => dates[s].Exists(d => Covers(d.Span, read[s].Tokens[token].Span)));
        var entities = DocumentNames.Entities(general.Lexicon, read, mentions, [.. documents.Select(d => d.Title)]);
        var named = new KnowledgeStore([], [], [], entities, [], []);
        var reader = new SentenceReader(general.Lexicon, named.Entities, new EntityRecognizer(named, general.Lexicon, lemmatizer));
        var entries = sentences.Select((s, i) => new Entry(s.EntryId, s.LeadIn is null ? s.Text : $"{s.LeadIn} {s.Text}", s.Places, [reader.Read(s.EntryId, s.Read, dates[i], numbers[i])], [], null, false, s.LeadIn)).ToList();
        var store = new KnowledgeStore(
            [.. documents.Select((d, i) => Outline(ids[i], d))], [.. general.Store.Frames.Values], [.. general.Store.Slots.Values], entities, [], entries);
        return general with { Store = store, Lines = new Dictionary<string, (string File, int Line)>() };
    }

    private static bool Covers(Span span, Span token) => token.Start >= span.Start && token.End <= span.End;

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

    private static IEnumerable<SourceSentence> Sentences(string id, DocumentText text, Lemmatizer lemmatizer)
    {
        var number = 0;
        foreach (var section in text.Sections)
        {
            for (var p = 0; p < section.Paragraphs.Count; p++)
            {
                var paragraph = section.Paragraphs[p];
                var before = HangingSentences.Before(paragraph);
                for (var s = 0; s < paragraph.Sentences.Count; s++)
                {
                    var leadIn = before[s] == 0 ? null : string.Join(' ', paragraph.Sentences.Skip(s - before[s]).Take(before[s]).Select(x => x.Text));
                    var places = Enumerable.Range(0, before[s] + 1).Select(back => new Place(id, section.Heading, p + 1, s + 1 - back)).ToList();
                    var sentence = paragraph.Sentences[s].Text;
                    yield return new SourceSentence(string.Create(CultureInfo.InvariantCulture, $"{id}-{++number}"), leadIn, sentence, places, Utterance.Of(sentence, lemmatizer));
                }
            }
        }
    }

    /// <summary>A sentence with its place, its own first.</summary>
    private sealed record SourceSentence(string EntryId, string? LeadIn, string Text, IReadOnlyList<Place> Places, Utterance Read);
}
