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

    private readonly KnowledgeStore store;
    private readonly Lexicon lexicon;
    private readonly Dictionary<int, List<(int Fact, float Strength)>> postings = [];
    private readonly Dictionary<string, List<int>> byEntity = [];
    private readonly Dictionary<int, int> entryFrequency = [];
    private readonly Dictionary<string, int> entityFrequency = [];

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
        var texts = new TextConcepts(lexicon, analyzer, Concepts);
        var statements = store.Entries.ToDictionary(e => e.Id, e => Mentioned(e, analyzer));
        foreach (var entry in store.Entries)
        {
            foreach (var proposition in entry.Propositions)
                facts.Add(Build(entry, proposition, facts.Count, texts, statements[entry.Id], lendAsks));
        }

        Facts = facts;
        foreach (var group in facts.GroupBy(f => f.Entry.Id))
        {
            foreach (var concept in group.SelectMany(f => f.Evidence.Where(p => p.Value >= InAsks).Select(p => p.Key)).Distinct())
                entryFrequency[concept] = entryFrequency.GetValueOrDefault(concept) + 1;
            foreach (var entity in group.SelectMany(f => f.OfEntry).Distinct())
                entityFrequency[entity] = entityFrequency.GetValueOrDefault(entity) + 1;
        }

        foreach (var fact in facts)
        {
            foreach (var (concept, strength) in fact.Evidence)
            {
                if (!postings.TryGetValue(concept, out var list))
                    postings[concept] = list = [];
                list.Add((fact.Order, strength));
            }

            foreach (var entity in fact.OfEntry)
            {
                if (!byEntity.TryGetValue(entity, out var list))
                    byEntity[entity] = list = [];
                list.Add(fact.Order);
            }
        }
    }

    /// <summary>All facts in the order of the data.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Numbers of words and senses.</summary>
    public Concepts Concepts { get; } = new();

    /// <summary>Facts that hold a concept, with its strength.</summary>
    public IReadOnlyList<(int Fact, float Strength)> Postings(int concept) => postings.TryGetValue(concept, out var found) ? found : [];

    /// <summary>Facts whose entry names an entity.</summary>
    public IReadOnlyList<int> Postings(string entity) => byEntity.TryGetValue(entity, out var found) ? found : [];

    /// <summary>How much a concept tells: the fewer entries hold it, the more.</summary>
    public double Rarity(int concept) =>
        entryFrequency.TryGetValue(concept, out var n) ? Math.Log(1 + (double)store.Entries.Count / n) : Math.Log(1 + store.Entries.Count);

    /// <summary>How much an entity's presence tells; of the main parties next to nothing.</summary>
    public double RarityOf(string entity) =>
        entityFrequency.TryGetValue(entity, out var n) ? Math.Log(1 + (double)store.Entries.Count / n) : Math.Log(1 + store.Entries.Count);

    /// <summary>Whether an entity is everywhere, so that its presence is no evidence.</summary>
    public bool IsEverywhere(string entity) => entityFrequency.GetValueOrDefault(entity) * 4 > store.Entries.Count;

    private static Mentions Mentioned(Entry entry, Analyzer analyzer)
    {
        var mentions = analyzer.Analyze(entry.Statement, DateOnly.MaxValue.AddYears(-1)).Mentions;
        return new Mentions(
            [.. mentions.Entities.Where(m => m.Kind != MentionKind.SharedName).SelectMany(m => m.EntityIds)],
            [.. mentions.Dates.Select(d => d.Mention.Scope)],
            [.. mentions.Numbers.Select(n => n.Mention.Value)]);
    }

    private Fact Build(Entry entry, Proposition proposition, int order, TextConcepts texts, Mentions statement, bool lendAsks)
    {
        var happening = proposition.EventId is { } id ? store.Events[id] : null;
        var own = new Dictionary<int, float>();
        var level = 1f;
        for (string? frame = proposition.Frame; frame is not null && frame != "happen"; frame = store.Frames[frame].Parent, level *= 0.75f)
        {
            foreach (var sense in store.Frames[frame].Senses)
                Strengthen(own, Concepts.AddSense(new SenseUse(lexicon.Senses[sense], false)), level);
        }

        var values = proposition.Roles.Values.SelectMany(v => v).Concat(proposition.Claimants).ToList();
        foreach (var value in values.Where(v => !v.IsUnknown))
        {
            if (value.EntityId is null)
                AddText(own, value.Text, 1f);
            foreach (var kind in value.Kinds)
                AddText(own, kind, 1f);
            if (value.Of is { } of)
                AddText(own, of, 1f);
            if (value.Unit is { } unit)
                AddText(own, unit, InStatement);
            foreach (var word in value.Words)
                AddText(own, word, InAsks);
        }

        var entities = values.SelectMany(v => v.Entities).ToHashSet();
        foreach (var entity in entities.Select(e => store.Entities[e]))
            AddText(own, entity.Name, 1f);
        var evidence = new Dictionary<int, float>(own);
        foreach (var entity in entities.Select(e => store.Entities[e]))
        {
            foreach (var kind in entity.Kinds)
                AddText(evidence, kind, OfKind);
            foreach (var fact in entity.Facts)
                AddText(evidence, fact, OfDescription);
        }

        var told = new Dictionary<int, float>(own);
        AddText(told, entry.Statement, InStatement);
        AddText(evidence, entry.Statement, InStatement);
        if (lendAsks)
        {
            foreach (var ask in entry.Asks)
                AddText(evidence, ask, InAsks);
        }

        var ofEntry = entry.Propositions.SelectMany(p => p.Roles.Values.SelectMany(v => v).Concat(p.Claimants)).SelectMany(v => v.Entities)
            .Concat(entities).Concat(statement.Entities).ToHashSet();
        foreach (var entity in ofEntry.Except(entities).Select(e => store.Entities[e]))
        {
            foreach (var kind in entity.Kinds)
                AddText(evidence, kind, InAsks);
        }

        var ofEvent = happening?.Participants.ToHashSet() ?? [];
        if (happening?.Place is { } place)
            ofEvent.Add(place);
        if (happening is not null)
        {
            AddText(evidence, happening.Label, InEventLabel);
            foreach (var kind in happening.Kinds)
                AddText(evidence, kind, InEventLabel);
            foreach (var sibling in store.EntriesOf(happening.Id).Where(e => e.Id != entry.Id))
                AddText(evidence, sibling.Statement, InSibling);
        }

        foreach (var section in entry.Places.Select(p => p.Section).Distinct())
            AddText(evidence, section, InSibling);
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
            var at = entry.Places[0];
            periods.AddRange(store.Entries.Where(e => e.Places[0] is var p && p.Document == at.Document && p.Section == at.Section && p.Paragraph == at.Paragraph)
                .Select(e => e.When).OfType<Period>().Where(p => p.IsBounded).Select(p => (p, InSibling)));
        }

        return new Fact
        {
            Proposition = proposition,
            Entry = entry,
            Event = happening,
            Order = order,
            Evidence = evidence,
            OwnEvidence = own,
            Told = told,
            Own = entities,
            OfEntry = ofEntry,
            OfEvent = ofEvent,
            Periods = periods,
            Numbers = [.. values.Select(v => v.Value).OfType<decimal>().Concat(statement.Numbers).Distinct()],
        };

        void AddText(Dictionary<int, float> to, string text, float strength)
        {
            foreach (var (concept, share) in texts.Of(text))
                Strengthen(to, concept, strength * share);
        }
    }

    private static void Strengthen(Dictionary<int, float> evidence, int concept, float strength)
    {
        if (!evidence.TryGetValue(concept, out var found) || found < strength)
            evidence[concept] = strength;
    }
    /// <summary>What the recognisers find in a statement.</summary>
    private readonly record struct Mentions(List<string> Entities, List<Period> Periods, List<decimal> Numbers);
}
