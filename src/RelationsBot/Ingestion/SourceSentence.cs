using System.Globalization;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>A sentence of a document on its way to an entry.</summary>
/// <param name="EntryId">Id of the entry it becomes.</param>
/// <param name="LeadIn">The sentences before it that it hangs on, or null.</param>
/// <param name="Read">The sentence itself, cut into tokens.</param>
/// <param name="Places">Where it stands, its own place first, then those of its lead-in and of the sentence that gives its year.</param>
/// <param name="Dates">The dates in it.</param>
/// <param name="Numbers">The numbers in it.</param>
internal sealed record SourceSentence(string EntryId, string? LeadIn, Utterance Read, IReadOnlyList<Place> Places, IReadOnlyList<DateMention> Dates, IReadOnlyList<NumberMention> Numbers)
{
    /// <summary>The sentences of a document, in order.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="text">The document.</param>
    /// <param name="lemmatizer">Gives words their base forms.</param>
    public static IEnumerable<SourceSentence> Of(string id, DocumentText text, Lemmatizer lemmatizer)
    {
        var (dates, numbers, count) = (new SentenceDates(new DateRecognizer()), new NumberRecognizer(), 0);
        foreach (var section in text.Sections)
        {
            for (var p = 0; p < section.Paragraphs.Count; p++)
            {
                var sentences = section.Paragraphs[p].Sentences;
                var before = HangingSentences.Before(section.Paragraphs[p]);
                for (var s = 0; s < sentences.Count; s++)
                {
                    var read = Utterance.Of(sentences[s].Text, lemmatizer);
                    var found = dates.Read(read, s + 1, out var yearFrom);
                    var numbersOfPlaces = Enumerable.Range(0, before[s] + 1).Select(back => s + 1 - back).Append(yearFrom).Where(n => n > 0).Distinct();
                    yield return new SourceSentence(
                        string.Create(CultureInfo.InvariantCulture, $"{id}-{++count}"),
                        before[s] == 0 ? null : string.Join(' ', sentences.Skip(s - before[s]).Take(before[s]).Select(x => x.Text)),
                        read,
                        [.. numbersOfPlaces.Select(n => new Place(id, section.Heading, p + 1, n))],
                        found,
                        numbers.Recognize(read));
                }
            }
        }
    }

    /// <summary>Whether a token belongs to a date.</summary>
    public bool IsDate(int token) => Read.Tokens[token].Span is var span && Dates.Any(d => span.Start >= d.Span.Start && span.End <= d.Span.End);

    /// <summary>The entry it becomes.</summary>
    /// <param name="proposition">What was derived from it.</param>
    public Entry ToEntry(Proposition proposition) =>
        new(EntryId, LeadIn is null ? Read.Original : $"{LeadIn} {Read.Original}", Places, [proposition], [], null, false, LeadIn);
}
