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
    private const float InStatement = 0.95f;
    private const float OfKind = 0.85f;
    private const float InAsks = 0.75f;
    private const float OfDescription = 0.6f;
    private const float InEventLabel = 0.7f;
    private const float InSibling = 0.4f;

    // What its section is about is the setting of a fact: not told by it, and no other matter either.
    private const float InHeading = 0.55f;

    // A paragraph that dates one thing within two years dates what stands beside it, a longer time says nothing.
    private const int LongestLentPeriod = 731;
    private const float InLeadIn = 0.6f;
    private const float InSentenceBefore = 0.3f;

    private readonly KnowledgeStore store;
    private readonly Lexicon lexicon;
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
    public FactIndex(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, bool lendAsks)
    {
        this.store = store;
        this.lexicon = lexicon;
        var facts = new List<Fact>();
        paragraphs = new Paragraphs(store);
        var texts = new TextConcepts(lexicon, analyzer, Concepts);
        var evidence = new EvidenceSum();
        foreach (var entry in store.Entries)
        {
            var statement = Mentioned(entry, analyzer);
            foreach (var proposition in entry.Propositions)
            {
                facts.Add(Build(entry, proposition, facts.Count, texts, evidence, statement, lendAsks));
                evidence.Clear();
            }
        }

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
    public Concepts Concepts { get; } = new();

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

    private static Mentions Mentioned(Entry entry, Analyzer analyzer)
    {
        var mentions = Read(entry.Own);
        var before = entry.LeadIn is { } leadIn ? Read(leadIn).Entities : [];
        return new Mentions(
            [.. mentions.Entities.Concat(before).Where(m => m.Kind != MentionKind.SharedName).SelectMany(m => m.EntityIds)],
            [.. mentions.Dates.Select(d => d.Mention.Scope)],
            [.. mentions.Numbers.Where(n => n.Mention.Kind != NumberKind.Ordinal).Select(n => n.Mention.Value)],
            [.. mentions.Numbers.Where(n => n.Mention.Kind == NumberKind.Ordinal).Select(n => n.Mention.Value)]);

        MentionMap Read(string text) => analyzer.Analyze(text, DateOnly.MaxValue.AddYears(-1)).Mentions;
    }

    private Fact Build(Entry entry, Proposition proposition, int order, TextConcepts texts, EvidenceSum evidence, Mentions statement, bool lendAsks)
    {
        var isDerived = store.Document(entry.Places[0].Document) is { IsIngested: true };
        var happening = proposition.EventId is { } id ? store.Events[id] : null;
        var level = 1f;
        for (string? frame = proposition.Frame; frame is not null && frame != "happen"; frame = store.Frames[frame].Parent, level *= 0.75f)
        {
            foreach (var sense in store.Frames[frame].Senses)
                evidence.Strengthen(Concepts.AddSense(new SenseUse(lexicon.Senses[sense], false)), level);
        }

        var values = proposition.Roles.Values.SelectMany(v => v).Concat(proposition.Claimants).ToList();
        foreach (var value in values.Where(v => !v.IsUnknown))
        {
            if (value.EntityId is null)
                AddText(value.Text, 1f);
            foreach (var kind in value.Kinds)
                AddText(kind, 1f);
            if (value.Of is { } of)
                AddText(of, 1f);
            if (value.Unit is { } unit)
                AddText(unit, InStatement);
            foreach (var word in value.Words)
                AddText(word, InAsks);
        }

        var entities = values.SelectMany(v => v.Entities).ToHashSet();
        foreach (var entity in entities.Select(e => store.Entities[e]))
            AddText(entity.Name, 1f);
        var own = evidence.ToDictionary();
        foreach (var (concept, share) in happening is null ? texts.Read(entry.Own) : (IEnumerable<(int, float)>)texts.Of(entry.Own))
            evidence.Strengthen(concept, InStatement * share);
        if (entry.LeadIn is { } leadIn)
            AddText(leadIn, InLeadIn);
        var told = evidence.ToDictionary();
        if (isDerived && entry.LeadIn is null && paragraphs.Before(entry) is { } before)
            AddText(before.Own, InSentenceBefore);
        foreach (var entity in entities.Select(e => store.Entities[e]))
        {
            foreach (var kind in entity.Kinds)
                AddText(kind, OfKind);
            foreach (var fact in entity.Facts)
                AddText(fact, OfDescription);
        }

        var asked = new Dictionary<int, float>();
        if (lendAsks)
        {
            foreach (var (concept, share) in entry.Asks.SelectMany(texts.Of))
            {
                evidence.Strengthen(concept, InAsks * share);
                asked[concept] = Math.Max(asked.GetValueOrDefault(concept), InAsks * share);
            }
        }

        var ofEntry = entry.Propositions.SelectMany(p => p.Roles.Values.SelectMany(v => v).Concat(p.Claimants)).SelectMany(v => v.Entities)
            .Concat(entities).Concat(statement.Entities).ToHashSet();
        foreach (var entity in ofEntry.Except(entities).Select(e => store.Entities[e]))
        {
            foreach (var kind in entity.Kinds)
                AddText(kind, InAsks);
        }

        var ofEvent = happening?.Participants.ToHashSet() ?? [];
        if (happening?.Place is { } place)
            ofEvent.Add(place);
        if (happening is not null)
        {
            AddText(happening.Label, InEventLabel);
            foreach (var kind in happening.Kinds)
                AddText(kind, InEventLabel);
            foreach (var sibling in store.EntriesOf(happening.Id).Where(e => e.Id != entry.Id))
                AddText(sibling.Statement, InSibling);
        }

        foreach (var section in entry.Places.Select(p => p.Section).Distinct())
            AddText(section, InHeading);
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

        var all = evidence.ToDictionary();
        var table = new Evidence.ConceptTable(all.Keys);
        return new Fact
        {
            Proposition = proposition,
            Entry = entry,
            Event = happening,
            Order = order,
            Evidence = table.With(all),
            OwnEvidence = table.With(own),
            Told = table.With(told),
            Asked = table.With(asked),
            Own = [.. entities],
            OfEntry = [.. ofEntry],
            StatesOfEntry = [.. ofEntry.Select(id => store.Entities[id].Of).OfType<string>().Distinct()],
            OfEvent = [.. ofEvent],
            Periods = periods,
            Ordinals = Occurrence(entry, proposition) is { } nth ? [.. statement.Ordinals, nth] : statement.Ordinals,
            IsDerived = isDerived,
            Numbers = [.. values.Select(v => v.Value).OfType<decimal>().Concat(statement.Numbers).Distinct()],
        };

        void AddText(string text, float strength)
        {
            foreach (var (concept, share) in texts.Of(text))
                evidence.Strengthen(concept, strength * share);
        }
    }

    // "Two visits, one in 2002 and one in 2004": of what an entry tells several times, which one it is.
    private static decimal? Occurrence(Entry entry, Proposition proposition)
    {
        var times = entry.Propositions.Where(p => p.Frame == proposition.Frame && p.When is { IsBounded: true }).Select(p => p.When!).DistinctBy(w => w.Edtf).OrderBy(w => w.Start).ToList();
        return times.Count > 1 && proposition.When is { } when && times.FindIndex(w => w.Edtf == when.Edtf) is var at and >= 0 ? at + 1 : null;
    }

    /// <summary>What the recognisers find in a statement.</summary>
    private readonly record struct Mentions(List<string> Entities, List<Period> Periods, List<decimal> Numbers, List<decimal> Ordinals);
}
