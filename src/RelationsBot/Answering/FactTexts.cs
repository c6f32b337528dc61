using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Reads what the texts of a store tell of its facts: the greatest part of building an index. Needed only while it is built; for one thread.
/// </summary>
internal sealed class FactTexts(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, Paragraphs paragraphs, Concepts concepts, bool lendAsks)
{
    private const float InStatement = 0.95f;
    private const float OfKind = 0.85f;
    private const float InAsks = FactIndex.InAsks;
    private const float OfDescription = 0.6f;
    private const float InEventLabel = 0.7f;
    private const float InSibling = FactIndex.InSibling;

    // What its section is about is the setting of a fact: not told by it, and no other matter either.
    private const float InHeading = 0.55f;
    private const float InLeadIn = 0.6f;
    private const float InSentenceBefore = 0.3f;

    private readonly TextConcepts texts = new(lexicon, analyzer, concepts);
    private readonly EvidenceSum evidence = new();

    /// <summary>The facts in the order of the data.</summary>
    public IEnumerable<FactTold> All()
    {
        foreach (var entry in store.Entries)
        {
            var statement = Mentioned(entry);
            foreach (var proposition in entry.Propositions)
            {
                yield return Read(entry, proposition, statement);
                evidence.Clear();
            }
        }
    }

    private StatementMentions Mentioned(Entry entry)
    {
        var mentions = Read(entry.Own);
        var before = entry.LeadIn is { } leadIn ? Read(leadIn).Entities : [];
        return new StatementMentions(
            [.. mentions.Entities.Concat(before).Where(m => m.Kind != MentionKind.SharedName).SelectMany(m => m.EntityIds)],
            [.. mentions.Dates.Select(d => d.Mention.Scope)],
            [.. mentions.Numbers.Where(n => n.Mention.Kind != NumberKind.Ordinal).Select(n => n.Mention.Value)],
            [.. mentions.Numbers.Where(n => n.Mention.Kind == NumberKind.Ordinal).Select(n => n.Mention.Value)]);

        MentionMap Read(string text) => analyzer.Analyze(text, DateOnly.MaxValue.AddYears(-1)).Mentions;
    }

    private FactTold Read(Entry entry, Proposition proposition, StatementMentions statement)
    {
        var isDerived = store.Document(entry.Places[0].Document) is { IsIngested: true };
        var happening = proposition.EventId is { } id ? store.Events[id] : null;
        var level = 1f;
        for (string? frame = proposition.Frame; frame is not null && frame != "happen"; frame = store.Frames[frame].Parent, level *= 0.75f)
        {
            foreach (var sense in store.Frames[frame].Senses)
                evidence.Strengthen(concepts.AddSense(new SenseUse(lexicon.Senses[sense], false)), level);
        }

        var values = proposition.Values.ToList();
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

        var ofEntry = entry.Propositions.SelectMany(p => p.Values).SelectMany(v => v.Entities)
            .Concat(entities).Concat(statement.Entities).ToHashSet();
        foreach (var entity in ofEntry.Except(entities).Select(e => store.Entities[e]))
        {
            foreach (var kind in entity.Kinds)
                AddText(kind, InAsks);
        }

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
        var all = evidence.ToDictionary();
        var table = new Evidence.ConceptTable(all.Keys);
        return new FactTold(entry, proposition, [.. entities], [.. ofEntry], statement, table.With(all), table.With(own), table.With(told), table.With(asked));

        void AddText(string text, float strength)
        {
            foreach (var (concept, share) in texts.Of(text))
                evidence.Strengthen(concept, strength * share);
        }
    }
}
