using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What a question is asked against besides its own words.</summary>
/// <param name="EventId">The event talked about, or null.</param>
/// <param name="EntryId">The entry that answered last, or null.</param>
/// <param name="IsBinding">Whether only facts of that entry, its event and linked events may answer.</param>
internal readonly record struct Focus(string? EventId, string? EntryId, bool IsBinding = false);

/// <summary>Finds the facts that could answer a reading and holds each against it, the best first. Immutable.</summary>
internal sealed class Finder(KnowledgeStore store, FactIndex index, Matcher matcher, SlotFiller filler, MentionFiller mentions, Roles roles)
{
    private const int Examined = 48;
    private const double LeastEvoked = 0.6;
    private const double NounStrength = 0.75;
    private const double Near = 0.7;
    private const double LeastNear = 0.5;
    private const double ToldForSure = 0.85;

    // As much as one name or date that few entries have.
    private const double SureWeight = 3;
    private const double LeastTold = 0.65;
    private const double LeastToldOfActor = 0.85;

    // A long sentence of a document holds more of a question's words by chance.
    private const double LengthCost = 0.05;
    private const double ShortSentence = 100;

    private readonly Dictionary<string, Dictionary<int, float>> frames = FrameEvidence(store, index);

    /// <summary>The best candidates, ranked; ties by the order of the data.</summary>
    public List<Candidate> Find(Reading reading, Focus focus)
    {
        reading = reading with { Terms = [.. reading.Terms.Select(matcher.Resolve)] };
        var terms = reading.Terms;
        var weights = terms.Select(matcher.Weight).ToArray();
        var gathered = new Dictionary<int, double>();
        for (var i = 0; i < terms.Count; i++)
        {
            if (!(terms[i].Class == WordClass.Aspect && reading.Slot is "time" or "duration"))
                Gather(terms[i], weights[i], gathered);
        }

        if (focus.EventId is not null || focus.EntryId is not null)
        {
            foreach (var fact in index.Facts.Where(f => f.Entry.Id == focus.EntryId || (focus.EventId is not null && f.Event?.Id == focus.EventId)))
                gathered[fact.Order] = gathered.GetValueOrDefault(fact.Order) + 2;
        }

        var bound = focus.IsBinding ? Around(focus) : null;
        return [.. gathered
            .Where(p => bound is null || bound.Contains(index.Facts[p.Key].Entry))
            .OrderByDescending(p => p.Value).ThenBy(p => p.Key)
            .Take(Examined)
            .Select(p => Hold(index.Facts[p.Key], reading, weights, focus))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Fact.Order)];
    }

    // The entry talked about, its event, events linked with that either way, and the paragraph it stands in.
    private HashSet<Entry> Around(Focus focus)
    {
        var around = new HashSet<Entry>();
        if (focus.EntryId is { } id && store.EntriesById.TryGetValue(id, out var entry))
        {
            around.Add(entry);
            around.UnionWith(store.Entries.Where(e => e.Places.Any(entry.Places[0].SharesParagraphWith)));
        }

        if (focus.EventId is { } eventId)
        {
            var linked = store.Events[eventId].Links.Values.SelectMany(v => v)
                .Concat(store.Events.Values.Where(e => e.Links.Values.Any(v => v.Contains(eventId))).Select(e => e.Id)).Append(eventId);
            around.UnionWith(linked.SelectMany(store.EntriesOf));
        }

        return around;
    }

    private void Gather(Term term, double weight, Dictionary<int, double> gathered)
    {
        switch (term.Kind)
        {
            case TermKind.Word:
                foreach (var part in term.Parts)
                    Gather(part, weight / term.Parts.Count, gathered);
                var best = new Dictionary<int, float>();
                foreach (var (concept, strength) in matcher.ConceptsOf(term))
                {
                    foreach (var (fact, found) in index.Postings(concept))
                        best[fact] = Math.Max(best.GetValueOrDefault(fact), found * strength);
                }

                foreach (var (fact, strength) in best)
                    gathered[fact] = gathered.GetValueOrDefault(fact) + weight * strength;
                break;
            case TermKind.Entity:
                foreach (var fact in term.EntityIds.SelectMany(index.Postings).Distinct())
                    gathered[fact] = gathered.GetValueOrDefault(fact) + weight;
                break;
            case TermKind.Date:
                foreach (var fact in index.Facts.Where(f => f.Periods.Any(p => p.Period.Overlaps(term.Date!.Scope))))
                    gathered[fact.Order] = gathered.GetValueOrDefault(fact.Order) + weight;
                break;
            default:
                foreach (var fact in index.Facts.Where(f => f.Numbers.Contains(term.Number!.Value)))
                    gathered[fact.Order] = gathered.GetValueOrDefault(fact.Order) + weight;
                break;
        }
    }

    private Candidate Hold(Fact fact, Reading reading, double[] weights, Focus focus)
    {
        var explanations = reading.Terms.Select((t, i) => matcher.Explain(t, weights[i], fact, reading)).ToList();
        var share = Share(explanations.Where(e => !e.Term.IsContext)) ?? (focus.EntryId == fact.Entry.Id ? 1 : 0);
        var vetoes = explanations.Select(e => e.Veto).OfType<string>().ToList();
        var verbs = reading.Terms.Where(t => t.IsVerb && !t.IsContext && !t.IsInherited && !(t.Class == WordClass.Aspect && reading.Slot is "time" or "duration")).ToList();
        if (verbs.Count == 0)
            verbs = [.. reading.Terms.Where(t => t.IsVerb && t.IsInherited)];

        // Without a verb of its own a question names the happening by a noun: "the abductions".
        var frameStrength = verbs.Count > 0
            ? FrameStrength(verbs, fact)
            : NounStrength * FrameStrength([.. reading.Terms.Where(t => t.Kind == TermKind.Word && !t.IsAsked && !t.IsContext)], fact);
        var evokesFrame = frameStrength >= LeastEvoked;
        string? contradiction = null;

        // Who does what to whom is checked where the verb is told: here, or in the same entry.
        var main = verbs.Where(t => t.IsMainVerb).ToList();
        var doing = main.Count > 0 ? main : Deeds(reading);
        var toldHere = Evokes(doing, fact);
        var telling = toldHere ? new List<Fact> { fact } : index.OfEntry(fact.Entry).Where(f => Evokes(doing, f)).ToList();
        if (telling.Count > 0 && roles.Conflict(reading, telling[0]) is { } conflict && telling.TrueForAll(f => roles.Conflict(reading, f) is not null))
        {
            vetoes.Add(conflict);
            contradiction = conflict;
        }
        else if (main.Count > 0 && !toldHere && IsOpposite(main, fact))
        {
            contradiction = $"'{main[0].Text}' is the opposite of what happens there";
            vetoes.Add(contradiction);
        }
        else if (vetoes.Count == 1 && explanations.FirstOrDefault(e => e.Veto is not null) is { Term.Kind: TermKind.Date } && fact.Periods.Count > 0)
        {
            contradiction = vetoes[0];
        }

        // Where the verb is told by words alone, who acts in the question must at least act in the entry.
        if (telling.Count == 0 && main.Count > 0 && !fact.IsDerived && index.OfEntry(fact.Entry).All(f => roles.Idle(reading, f) is not null))
            vetoes.Add(roles.Idle(reading, fact)!);

        // Who, when and where belong to the happening the verb names: another one told beside it does not answer.
        var beside = telling.Count > 0 && telling[0] != fact;
        var filling = filler.Fill(reading, fact, evokesFrame);
        if (beside && filling is not null && reading.Slot is "time" or "place" or "agent" or "age")
            filling = null;

        var asksForText = reading.Slot is { } asked && store.Slots[asked].Type is SlotType.Any or SlotType.Thing or SlotType.Text;

        // A verb that some fact of the store tells must be told here too: "annexed" is no word for "cooperated".
        if (!fact.IsDerived && vetoes.Count == 0 && main.FirstOrDefault(t => t.Class == WordClass.Content && (matcher.Evokes(t) || reading.Form == QuestionForm.YesNo) && !Names(t, fact) && matcher.WordStrength(t, fact.Told) is var told && told < LeastTold && !(told >= LeastNear && asksForText && RestIsSure(explanations, t) && roles.Conflict(reading, fact) is null)) is { } untold)
            vetoes.Add($"'{untold.Text}' is told elsewhere, not here");

        // Who did it is only known of what the verb names: nobody chairs the talks because he took part in them.
        if (filling is { Role: "agent" } && main.Count > 0 && !toldHere && main.All(t => matcher.WordStrength(t, fact.Told) < LeastToldOfActor))
            filling = null;
        filling ??= mentions.Fill(reading, fact);
        if (filling is not null && !HasAskedNumber(reading, filling))
            filling = null;
        var lacks = reading.Slot is not null && filling is null;
        var identity = share + (evokesFrame ? 0.2 * frameStrength : reading.Slot == "duration" && main.Exists(t => t.Lemmas.Any(l => fact.Says(matcher.ConceptOf(l)))) ? 0.15 : 0) - 0.1 * vetoes.Count(v => v != contradiction);
        var score = share;
        if (evokesFrame)
            score += 0.13 * frameStrength;
        if (filling is not null)
            score += 0.08 * Math.Min(1, filling.Quality);
        if (lacks)
            score -= 0.15;

        // "When did the abductions take place" asks for their time rather than for that of a speech about them.
        if (filling is not null && main.All(t => t.Class != WordClass.Content) && store.Slots[reading.Slot!].Type is SlotType.Time or SlotType.Duration && !IsOf(reading, fact))
            score -= 0.2;
        if (fact.IsDerived)
            score -= LengthCost * Math.Log(Math.Max(1, fact.Entry.Own.Length / ShortSentence));
        else
            score -= 0.25 * Math.Min(2, vetoes.Count);
        var own = explanations.Where(e => e.Term.Kind == TermKind.Word).Sum(e => e.Weight * matcher.WordStrength(e.Term, fact.OwnEvidence));
        var words = explanations.Where(e => e.Term.Kind == TermKind.Word).Sum(e => e.Weight);
        if (words > 0)
            score += 0.06 * own / words;
        if (main.Exists(t => t.Lemmas.Any(l => fact.Says(matcher.ConceptOf(l)))))
            score += 0.05;
        score += 0.1 * (Share(explanations.Where(e => e.Term.IsContext)) ?? 0);
        if (focus.EntryId == fact.Entry.Id)
            score += 0.06;
        if (focus.EventId is not null && focus.EventId == fact.Event?.Id)
            score += 0.12;
        if (focus.EntryId == fact.Entry.Id || (focus.EventId is not null && focus.EventId == fact.Event?.Id))
            identity += 0.15;
        if (reading.IsNegative && fact.Proposition.IsNegative)
        {
            score += 0.1;
            identity += 0.1;
        }

        if (reading.Intent == "definition")
            score += DefinitionBonus(fact, reading);
        return new Candidate { Fact = fact, Explanations = explanations, Share = share, Score = score, Identity = identity, Vetoes = vetoes, Contradiction = contradiction, Filling = filling, LacksSlot = lacks };
    }

    // Share of the weight that is explained; null where nothing weighs.
    private static double? Share(IEnumerable<Explanation> explanations)
    {
        var (total, explained) = (0d, 0d);
        foreach (var e in explanations)
            (total, explained) = (total + e.Weight, explained + e.Weight * Certain(e));
        return total <= 0 ? null : explained / total;
    }

    // "Which six countries": one alone is no answer, nor are two.
    private static bool HasAskedNumber(Reading reading, Filling filling)
    {
        var asked = reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Number, IsAsked: true, IsContext: false, Number.Kind: NumberKind.Cardinal } && t.Number.Value >= 2)?.Number!.Value;
        return asked is null || filling.Values.Count == 0 || filling.Values.Count == asked || filling.Values.Any(v => v.Value == asked)
            || (filling.Values.Count == 1 && filling.Values[0].EntityId is null);
    }

    // A verb that is only near what is told will do where all else says for certain which happening is meant.
    private static bool RestIsSure(List<Explanation> explanations, Term verb)
    {
        var rest = explanations.Where(e => e.Term != verb && !e.Term.IsContext && e.Weight > 0.05).ToList();
        return rest.TrueForAll(e => e.Strength >= 0.75) && rest.Sum(e => e.Weight) >= SureWeight;
    }

    // Whether a happening that a question names by a noun is what the fact tells, by its frame or its event.
    private bool IsOf(Reading reading, Fact fact)
    {
        var nouns = reading.Terms.Where(t => t.Kind == TermKind.Word && !t.IsContext && !t.IsInherited && !t.IsAsked && !t.NamesSlot && t.Class == WordClass.Content && matcher.Evokes(t)).ToList();
        return nouns.Count == 0 || nouns.Any(t => Names(t, fact) || (fact.Event is { } happening && happening.Kinds.Any(k => t.Lemmas.Contains(k))));
    }

    // What happens may be told in a word near the one asked for, but then it is hardly the same.
    private static double Certain(Explanation e) =>
        e.Term.Kind == TermKind.Word && e.Strength < Near ? e.Strength * e.Strength / Near : e.Strength;

    /// <summary>Whether a word names what a fact tells, by the fact's own frame.</summary>
    public bool Names(Term verb, Fact fact) => Evokes([verb], fact);

    /// <summary>Whether any word of a question names what a fact tells: the verb, or a noun where it has none.</summary>
    public bool NamesAny(Reading reading, Fact fact)
    {
        var words = reading.Terms.Where(t => t.Kind == TermKind.Word && !t.IsContext).ToList();
        var verbs = words.Where(t => t.IsVerb && t.Class == WordClass.Content).ToList();
        return (verbs.Count > 0 ? verbs : words).Any(t => Names(t, fact));
    }

    // "accepted" of what was denounced: a sense of the verb denies the fact's frame.
    private bool IsOpposite(List<Term> verbs, Fact fact)
    {
        var opposites = verbs.SelectMany(v => v.Senses).Where(u => !u.Near).SelectMany(u => u.Sense.Opposites).ToList();
        return store.Lineage(fact.Proposition.Frame).TakeWhile(f => f.Id != "happen").Any(f => f.Senses.Any(opposites.Contains))
            || (!verbs.Any(v => v.Lemmas.Any(l => fact.Says(matcher.ConceptOf(l)))) && opposites.Any(o => fact.Told.GetValueOrDefault(index.Concepts.FindSense(o)) >= ToldForSure));
    }

    // "put sanctions on": where the verb says nothing, its noun is what is done.
    private List<Term> Deeds(Reading reading) =>
        [.. reading.Terms.Where(t => t is { Kind: TermKind.Word, IsContext: false, IsInherited: false, IsAsked: false, Class: WordClass.Content } && matcher.Evokes(t) && t.Senses.Any(u => u.Sense.IsAction))];

    private bool Evokes(List<Term> verbs, Fact fact) => FrameStrength(verbs, fact) >= LeastEvoked;

    private double FrameStrength(List<Term> verbs, Fact fact)
    {
        if (verbs.Count == 0)
            return 0;
        var frame = frames[fact.Proposition.Frame];
        return verbs.Max(t => matcher.WordStrength(t with { Parts = [] }, frame));
    }

    // The senses of a frame count fully, those of its parents less and less.
    private static Dictionary<string, Dictionary<int, float>> FrameEvidence(KnowledgeStore store, FactIndex index)
    {
        var all = new Dictionary<string, Dictionary<int, float>>();
        foreach (var id in store.Frames.Keys)
        {
            var evidence = new Dictionary<int, float>();
            var strength = 1f;
            for (string? frame = id; frame is not null && frame != "happen"; frame = store.Frames[frame].Parent, strength *= 0.8f)
            {
                foreach (var sense in store.Frames[frame].Senses)
                {
                    if (index.Concepts.FindSense(sense) is var concept and >= 0)
                        evidence.TryAdd(concept, strength);
                }
            }

            all[id] = evidence;
        }

        return all;
    }

    // What something is stands where it is the subject of a definition, else where it acts.
    private double DefinitionBonus(Fact fact, Reading reading)
    {
        var ids = reading.Terms.Where(t => t.Kind == TermKind.Entity).SelectMany(t => t.EntityIds).ToHashSet();
        if (ids.Count == 0)
            return 0;
        var subject = fact.Proposition["agent"].Concat(fact.Proposition["patient"]).Any(v => v.EntityId is { } id && ids.Contains(id));
        var defines = store.IsA(fact.Proposition.Frame, "define") || fact.Proposition.Mode == Mode.Definition;
        return (subject ? 0.1 : 0) + (defines && subject ? 0.25 : 0);
    }
}
