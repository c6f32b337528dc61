using RelationsBot.DialogsData;
using RelationsBot.Ingestion;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>
/// Checks data that have loaded against themselves and against the source documents: what a statement says must stand where the entry
/// says it stands. It proves figures, dates, names, hedges and negations, not the rest of the wording.
/// </summary>
public sealed class StoreValidation
{
    private readonly BotData data;
    private readonly DocumentLibrary? library;
    private readonly Lemmatizer lemmatizer;
    private readonly NameIndex names;
    private readonly Dictionary<string, CheckedText> texts = [];
    private readonly List<DataProblem> problems = [];

    private StoreValidation(BotData data, DocumentLibrary? library)
    {
        this.data = data;
        this.library = library;
        var lexicon = data.Lexicon;
        lemmatizer = new Lemmatizer(data.Irregular, lexicon.Headwords.Concat(lexicon.Ordinary).Concat(lexicon.Classed));
        names = new NameIndex(data.Store, lemmatizer);
    }

    /// <summary>Checks the data.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="documents">The source documents, or null to check the data only against themselves.</param>
    /// <returns>Every problem, by file and line.</returns>
    public static IReadOnlyList<DataProblem> Check(BotData data, DocumentLibrary? documents = null)
    {
        var validation = new StoreValidation(data, documents);
        foreach (var entry in data.Store.Entries)
            validation.CheckAlone(entry);
        if (documents is not null)
            validation.CheckAgainstDocuments();
        return [.. validation.problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];
    }

    // Figures, limits and negations of the propositions are what a short answer shows: the statement must carry them.
    private void CheckAlone(Entry entry)
    {
        var statement = Read(entry.Statement);
        foreach (var proposition in entry.Propositions)
        {
            foreach (var value in proposition.Roles.Values.SelectMany(v => v).Where(v => v.Value is not null))
                CheckValue(entry, value);
            if (proposition.IsNegative && !Caveat.Negation.IsSaidBy(statement))
                Complain(entry, $"proposition {proposition.Index + 1} is negative, but the statement denies nothing");
        }
    }

    private void CheckValue(Entry entry, RoleValue value)
    {
        var text = Read(value.Text);
        var statement = Read(entry.Statement);
        var same = statement.Figures.Where(f => f.Value == value.Value).ToList();
        if (value.Value != 1 && !text.Figures.Any(f => f.Value == value.Value))
            Complain(entry, $"'value: {value.Value}' is no figure of its text '{value.Text}'");
        if (value.Limit is not { } limit)
            return;
        var expected = Limits.ClassOf(limit);
        if (same.Count > 0 && !same.Any(f => f.Limit == expected || (expected == "about" && f.Limit == "estimated")))
            Complain(entry, $"'limit: {limit}' of the figure {value.Value} does not stand in the statement");
    }

    private void CheckAgainstDocuments()
    {
        foreach (var document in data.Store.Documents)
            CheckDocument(document);
        var cited = new Dictionary<Place, List<Entry>>();
        foreach (var entry in data.Store.Entries)
        {
            if (entry.Places.Any(p => library!.Text(p.Document) is null))
                continue;
            foreach (var place in entry.Places.Where(p => library!.Quote(p) is null))
                Complain(entry, $"place '{place}': the document has no such sentence");
            var places = entry.Places.Where(p => library!.Quote(p) is not null).ToList();
            foreach (var place in places)
            {
                if (!cited.TryGetValue(place, out var entries))
                    cited[place] = entries = [];
                entries.Add(entry);
            }

            if (places.Count > 0)
                CheckEntry(entry, places);
        }

        foreach (var (place, entries) in cited)
            CheckCaveatsOf(place, entries);
    }

    private void CheckDocument(Document document)
    {
        if (library!.Text(document.Id) is not { } text)
        {
            problems.Add(new DataProblem("sources.yaml", 0, $"document '{document.Id}' is not among the documents, so its entries are not checked"));
            problems.AddRange(library.ChangesOf(document.Id));
            return;
        }

        foreach (var (known, section) in document.Sections.Zip(text.Sections))
        {
            for (var i = 0; i < known.Paragraphs.Count; i++)
            {
                if (known.Paragraphs[i].Sentences != section.Paragraphs[i].Sentences.Count)
                {
                    problems.Add(new DataProblem(
                        "sources.yaml", 0,
                        $"document '{document.Id}', paragraph '{known.Heading}/{i + 1}': 'sentences' is {known.Paragraphs[i].Sentences}; the text has {section.Paragraphs[i].Sentences.Count}"));
                }
            }
        }
    }

    private void CheckEntry(Entry entry, List<Place> places)
    {
        var paragraphs = places.Select(p => library!.Paragraph(p)!.Text).Distinct().Select(Read).ToList();
        var sentences = places.Select(p => Read(library!.Quote(p)!)).ToList();
        var evidence = new Evidence(sentences, paragraphs, names, lemmatizer);
        CheckText(entry, "the statement", Read(entry.Statement), evidence);
        foreach (var proposition in entry.Propositions)
        {
            foreach (var date in proposition.When is { } when ? WrittenDate.OfEdtf(when.Edtf) : [])
            {
                if (!evidence.Has(date))
                    Complain(entry, $"the time '{date.Shown}' of proposition {proposition.Index + 1} stands in none of the cited sentences");
            }

            foreach (var (role, values) in proposition.Roles.Append(KeyValuePair.Create("claimant", proposition.Claimants)))
            {
                foreach (var entity in values.SelectMany(v => v.Entities).Distinct().Select(names.Entity).OfType<Entity>())
                {
                    // Groups and concepts are described rather than named.
                    if (NameIndex.IsWhole(entity) && !evidence.Names(entity))
                        Complain(entry, $"'{role}' of proposition {proposition.Index + 1} has the entity '{entity.Id}', which is not named at the cited places");
                }

                foreach (var value in values.Where(v => !v.IsUnknown && v.EntityId is null))
                    CheckText(entry, $"'{role}' of proposition {proposition.Index + 1}", Read(value.Text), evidence);
            }
        }

        CheckLimits(entry, sentences);
        foreach (var (caveat, word) in Caveat.SignalledBy(Read(entry.Statement)))
        {
            // Of a garbled sentence the statement says itself what it leaves open.
            if (!(entry.Unclear && caveat == Caveat.Negation) && !sentences.Any(caveat.IsBackedBy))
                Complain(entry, $"the statement says '{word}' ({caveat.Name}), which none of the cited sentences does");
        }
    }

    private void CheckText(Entry entry, string what, CheckedText text, Evidence evidence)
    {
        foreach (var date in text.Dates.Where(d => !evidence.Has(d)))
            Complain(entry, $"{what} has the date '{date.Shown}', which stands in none of the cited sentences");
        foreach (var figure in text.Figures.Where(f => !f.IsImplied && !evidence.Has(f)))
            Complain(entry, $"{what} has the figure '{figure.Shown}', which stands in none of the cited sentences");
        foreach (var name in evidence.MissingNames(text).Distinct())
            Complain(entry, $"{what} has the name '{name}', which does not stand at the cited places");
    }

    // "at least 13" is neither 13 nor about 13.
    private void CheckLimits(Entry entry, List<CheckedText> sentences)
    {
        foreach (var figure in Read(entry.Statement).Figures.Where(f => !f.IsImplied))
        {
            var limits = sentences.SelectMany(s => s.Figures).Where(figure.Equal).Select(f => f.Limit).Distinct().ToList();
            if (limits.Count == 0 || limits.Contains(figure.Limit))
                continue;
            Complain(entry, figure.Limit is null
                ? $"the statement has the bare figure '{figure.Shown}'; the cited sentence says '{limits[0]}'"
                : $"the statement says '{figure.Limit}' of the figure '{figure.Shown}'; the cited sentence {(limits[0] is null ? "does not" : $"says '{limits[0]}'")}");
        }
    }

    // Where several entries share a sentence, one of them must carry its hedge: which of them it belongs to no rule can tell.
    private void CheckCaveatsOf(Place place, List<Entry> entries)
    {
        foreach (var (caveat, word) in Caveat.SignalledBy(Read(library!.Quote(place)!)))
        {
            if (!entries.Any(e => caveat.IsSaidBy(Read(e.Statement))))
                Complain(entries.FirstOrDefault(e => e.Places[0] == place) ?? entries[0], $"the sentence at '{place}' says '{word}' ({caveat.Name}), which the statement drops");
        }
    }

    private CheckedText Read(string text)
    {
        if (!texts.TryGetValue(text, out var read))
            texts[text] = read = new CheckedText(text, lemmatizer);
        return read;
    }

    private void Complain(Entry entry, string message)
    {
        var (file, line) = data.Lines.GetValueOrDefault(entry.Id, ("entries", 0));
        problems.Add(new DataProblem(file, line, $"entry '{entry.Id}': {message}"));
    }
}
