using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>
/// Noun phrases that ask: for the time, place or reason that an event holds, and for attributes of events and entities that no entry
/// tells. Whatever an entry may tell in a like word is left out.
/// </summary>
internal sealed class PhraseProbes(StoreReading store, Draw draw)
{
    private static readonly string[] BeforeDates = ["in", "on", "of", "from", "since", "by", "until", "the", "late", "early", ","];

    /// <summary>What an event holds, asked for by a noun.</summary>
    public IEnumerable<Probe> Filled()
    {
        var labels = store.Store.Events.Values.Select(e => (Event: e, Label: Undated(e.Label))).GroupBy(l => l.Label).Where(g => g.Count() == 1).Select(g => g.Single());
        foreach (var (happening, label) in labels.Where(l => l.Label.Length > 0))
        {
            var facts = store.Store.EntriesOf(happening.Id).SelectMany(e => e.Propositions).Where(p => p.Mode is Mode.Happened or Mode.Ongoing && !p.IsNegative).ToList();
            if (happening.When is { } when && facts.Find(f => f.When?.Edtf == when.Edtf) is { } timed)
                yield return new Probe(ProbeKind.FilledPhrase, $"{(when.Precision == Precision.Day ? "Date" : "Time")} of {label}?", timed, "time");
            if (happening.Place is { } place && facts.Find(f => f["place"].Concat(f["destination"]).Any(v => v.EntityId == place)) is { } placed && !store.Analyze(label).Mentions.Entities.Any(m => m.EntityIds.Contains(place)))
                yield return new Probe(ProbeKind.FilledPhrase, $"Place of {label}?", placed, "place");
        }
    }

    /// <summary>Attributes that are told nowhere, asked for by a phrase, by a whole question and behind a colon.</summary>
    public IEnumerable<Probe> Absent()
    {
        foreach (var attributes in store.Data.ProbeAttributes)
        {
            var things = attributes.Of is { } type ? Named(type) : Happenings();
            foreach (var (name, entries) in things)
            {
                foreach (var noun in attributes.Nouns.Where(n => !IsTold(n, entries)))
                    yield return new Probe(ProbeKind.AbsentAttribute, Worded(noun, name), entries[0].Entry.Propositions[0], noun);
            }
        }
    }

    private string Worded(string noun, string name) => (draw.Of(noun + name) % 3) switch
    {
        0 => $"{char.ToUpperInvariant(noun[0])}{noun[1..]} of {name}?",
        1 => $"What was the {noun} of {name}?",
        _ => $"{char.ToUpperInvariant(name[0])}{name[1..]}: {noun}?",
    };

    private IEnumerable<(string Name, List<EntryReading> Entries)> Named(EntityType type) => store.Store.Entities.Values
        .Where(e => e.Type == type && !e.IsSubject)
        .Select(e => (store.HasArticle(e.Id) ? "the " + e.Name : e.Name, store.All.Where(r => r.Entities.Contains(e.Id)).ToList()))
        .Where(e => e.Item2.Count > 0);

    private IEnumerable<(string Name, List<EntryReading> Entries)> Happenings() => store.Store.Events.Values
        .Select(e => (e.Label, store.Store.EntriesOf(e.Id).Select(x => store.Of(x.Id)).ToList()))
        .Where(e => e.Item2.Count > 0);

    // The noun, or one that means the same, stands in what is told around the thing.
    private bool IsTold(string noun, List<EntryReading> entries)
    {
        var like = store.Cut(noun).SelectMany(t => t.Lemmas).SelectMany(l => store.Data.Lexicon.Uses(l).SelectMany(u => u.Sense.Same).Append(l)).ToHashSet();
        return entries.Exists(e => like.Overlaps(e.Words));
    }

    // "the first summit, 17 September 2002" without its time; empty where nothing else tells it apart.
    private string Undated(string label)
    {
        var text = store.Analyze(label);
        var kept = Enumerable.Repeat(true, text.Tokens.Count).ToArray();
        foreach (var (_, first, end) in text.Mentions.Dates)
        {
            for (var i = first; i < end; i++)
                kept[i] = false;
            for (var i = first - 1; i >= 0 && BeforeDates.Contains(text.Tokens[i].Folded); i--)
                kept[i] = false;
        }

        // A time in the midst of a label belongs to what follows it.
        var last = Array.FindLastIndex(kept, k => k);
        if (last < 0 || kept.Take(last).Contains(false) || text.Mentions.Numbers.Any(n => kept[n.First]))
            return "";
        return text.Utterance.Text[..text.Tokens[last].Span.End];
    }
}
