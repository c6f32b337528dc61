using System.Runtime.InteropServices;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// The facts by what questions can reach them. Own words and roles count fully, the statement nearly so, sample questions and
/// described entities less, sibling entries of the same event least. Immutable once built.
/// </summary>
internal sealed class FactIndex
{
    /// <summary>Strength of the words of sample questions.</summary>
    public const float InAsks = 0.75f;

    /// <summary>Strength of what siblings of the same event, or of the same paragraph, tell.</summary>
    public const float InSibling = 0.4f;

    // A paragraph that dates one thing within two years dates what stands beside it, a longer time says nothing.
    private const int LongestLentPeriod = 731;

    private readonly KnowledgeStore store;
    private readonly (int Fact, float Strength)[][] postings;
    private readonly int[] entryFrequency;
    private readonly Dictionary<string, HashSet<string>> namedAfter = [];
    private readonly HashSet<string> everywhere;
    private readonly Paragraphs paragraphs;
    private readonly Dictionary<string, Fact[]> byEntry;
    private readonly Dictionary<string, List<int>> byEntity = [];
    private readonly Dictionary<string, int> entityFrequency = [];
    private readonly Dictionary<decimal, List<int>> byNumber = [];

    /// <summary>Builds the index.</summary>
    /// <param name="store">The facts.</param>
    /// <param name="lexicon">The language.</param>
    /// <param name="analyzer">Cuts the texts.</param>
    /// <param name="lendAsks">Whether sample questions lend their words; a test of the sample questions leaves them out.</param>
    /// <param name="read">What was read of the texts of this store by such an analyzer before, sample questions included; null: they are read now.</param>
    public FactIndex(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, bool lendAsks, ReadTexts? read = null)
    {
        this.store = store;
        paragraphs = new Paragraphs(store);
        Concepts = read is null ? new Concepts() : new Concepts(read.Words, read.Senses, read.Near);
        var facts = new List<Fact>();
        foreach (var told in read?.Facts(store) ?? new FactTexts(store, lexicon, analyzer, paragraphs, Concepts, lendAsks).All())
            facts.Add(Build(told.Entry, told.Proposition, facts.Count, told));

        Facts = facts;
        var names = store.Entities.Values.ToLookup(e => e.Name, e => e.Id);
        foreach (var entity in store.Entities.Values)
        {
            foreach (var other in Stretches(entity.Name.Replace('–', ' ').Split(' ')).SelectMany(stretch => names[stretch]).Where(other => other != entity.Id))
                (CollectionsMarshal.GetValueRefOrAddDefault(namedAfter, other, out _) ??= []).Add(entity.Id);
        }

        byEntry = facts.GroupBy(f => f.Entry.Id).ToDictionary(g => g.Key, g => g.ToArray());
        postings = Post(facts);
        Periods = new PeriodIndex(facts);
        entryFrequency = new int[Concepts.Count];
        var lastEntry = new Entry?[Concepts.Count];
        foreach (var fact in facts)
        {
            foreach (var (concept, strength) in fact.Evidence.All)
            {
                if (strength < InAsks || ReferenceEquals(lastEntry[concept], fact.Entry))
                    continue;
                lastEntry[concept] = fact.Entry;
                entryFrequency[concept]++;
            }

            foreach (var entity in fact.OfEntry)
            {
                if (!byEntity.TryGetValue(entity, out var list))
                    byEntity[entity] = list = [];
                if (list.Count == 0 || !ReferenceEquals(facts[list[^1]].Entry, fact.Entry))
                    entityFrequency[entity] = entityFrequency.GetValueOrDefault(entity) + 1;
                list.Add(fact.Order);
            }

            foreach (var number in fact.Numbers)
            {
                if (!byNumber.TryGetValue(number, out var list))
                    byNumber[number] = list = [];
                list.Add(fact.Order);
            }
        }

        everywhere = [.. store.Entities.Values.Where(e => e.IsSubject || entityFrequency.GetValueOrDefault(e.Id) * 4 > store.Entries.Count).Select(e => e.Id)];
    }

    /// <summary>All facts in the order of the data.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Whether the facts were derived from sentences of documents, without frames of their own.</summary>
    public bool IsDerived => Facts.Count > 0 && Facts[0].IsDerived;

    /// <summary>Numbers of words and senses.</summary>
    public Concepts Concepts { get; }

    /// <summary>Facts that hold a concept, with its strength.</summary>
    public ReadOnlySpan<(int Fact, float Strength)> Postings(int concept) => postings[concept];

    /// <summary>Entities whose name holds the whole name of one: "Battle of Pyongyang"; null: none.</summary>
    public IReadOnlySet<string>? NamedAfter(string entity) => namedAfter.GetValueOrDefault(entity);

    /// <summary>The facts of an entry.</summary>
    public IReadOnlyList<Fact> OfEntry(Entry entry) => byEntry[entry.Id];

    /// <summary>Facts whose entry names an entity.</summary>
    public IReadOnlyList<int> Postings(string entity) => byEntity.TryGetValue(entity, out var found) ? found : [];

    /// <summary>Facts that have a number in their roles or statement.</summary>
    public IReadOnlyList<int> Postings(decimal number) => byNumber.TryGetValue(number, out var found) ? found : [];

    /// <summary>Facts by time.</summary>
    public PeriodIndex Periods { get; }

    /// <summary>The facts of the entry and the event talked about, each once.</summary>
    public IEnumerable<Fact> On(Focus focus)
    {
        if (focus.EntryId is null && focus.EventId is null)
            return [];
        var entries = store.EntriesOf(focus.EventId).ToHashSet();
        if (focus.EntryId is { } id && store.EntriesById.TryGetValue(id, out var entry))
            entries.Add(entry);
        return entries.SelectMany(OfEntry).Where(focus.IsOn);
    }

    /// <summary>How much a concept tells: the fewer entries hold it, the more.</summary>
    public double Rarity(int concept) =>
        Math.Log(1 + (double)store.Entries.Count / Math.Max(1, entryFrequency[concept]));

    /// <summary>How much an entity's presence tells; of the main parties next to nothing.</summary>
    public double RarityOf(string entity) =>
        entityFrequency.TryGetValue(entity, out var n) ? Math.Log(1 + (double)store.Entries.Count / n) : Math.Log(1 + store.Entries.Count);

    /// <summary>Whether an entity is everywhere, so that its presence is no evidence.</summary>
    public bool IsEverywhere(string entity) => everywhere.Contains(entity);

    // All runs of words.
    private static IEnumerable<string> Stretches(string[] words) =>
        Enumerable.Range(0, words.Length).SelectMany(from => Enumerable.Range(from + 1, words.Length - from).Select(to => string.Join(' ', words[from..to])));

    private (int Fact, float Strength)[][] Post(List<Fact> facts)
    {
        var counts = new int[Concepts.Count];
        foreach (var fact in facts)
        {
            foreach (var (concept, _) in fact.Evidence.All)
                counts[concept]++;
        }

        var posted = new (int Fact, float Strength)[Concepts.Count][];
        for (var concept = 0; concept < posted.Length; concept++)
            posted[concept] = new (int, float)[counts[concept]];
        foreach (var fact in facts)
        {
            // Counted down, so that the facts of a concept stand in their order.
            foreach (var (concept, strength) in fact.Evidence.All)
                posted[concept][posted[concept].Length - counts[concept]--] = (fact.Order, strength);
        }

        return posted;
    }

    private Fact Build(Entry entry, Proposition proposition, int order, FactTold told)
    {
        var happening = proposition.EventId is { } id ? store.Events[id] : null;
        var ofEvent = happening?.Participants.ToHashSet() ?? [];
        if (happening?.Place is { } place)
            ofEvent.Add(place);
        var statement = told.Statement;
        var periods = new List<(Period, float)>();
        if (proposition.When is { } when)
            periods.Add((when, 1f));
        periods.AddRange(entry.Propositions.Select(p => p.When).OfType<Period>().Select(p => (p, 0.9f)));
        periods.AddRange(statement.Periods.Select(p => (p, proposition.When is null ? 0.9f : 0.7f)));
        if (happening?.When is { } eventWhen)
            periods.Add((eventWhen, proposition.When is null ? 0.9f : 0.5f));

        // What the paragraph dates elsewhere is a weak date of a sentence that has none.
        if (periods.Count == 0)
        {
            periods.AddRange(paragraphs.Of(entry).Select(e => e.When).OfType<Period>().Where(p => p.IsBounded && p.Days <= LongestLentPeriod).Select(p => (p, InSibling)));
        }

        return new Fact
        {
            Proposition = proposition,
            Entry = entry,
            Event = happening,
            Order = order,
            Evidence = told.Evidence,
            OwnEvidence = told.Own,
            Told = told.Told,
            Asked = told.Asked,
            Own = told.Entities,
            OfEntry = told.OfEntry,
            StatesOfEntry = [.. told.OfEntry.Select(id => store.Entities[id].Of).OfType<string>().Distinct()],
            OfEvent = [.. ofEvent],
            Periods = periods,
            Ordinals = Occurrence(entry, proposition) is { } nth ? [.. statement.Ordinals, nth] : statement.Ordinals,
            IsDerived = store.Document(entry.Places[0].Document) is { IsIngested: true },
            Numbers = [.. proposition.Values.Select(v => v.Value).OfType<decimal>().Concat(statement.Numbers).Distinct()],
        };
    }

    // "Two visits, one in 2002 and one in 2004": of what an entry tells several times, which one it is.
    private static decimal? Occurrence(Entry entry, Proposition proposition)
    {
        var times = entry.Propositions.Where(p => p.Frame == proposition.Frame && p.When is { IsBounded: true }).Select(p => p.When!).DistinctBy(w => w.Edtf).OrderBy(w => w.Start).ToList();
        return times.Count > 1 && proposition.When is { } when && times.FindIndex(w => w.Edtf == when.Edtf) is var at and >= 0 ? at + 1 : null;
    }
}
