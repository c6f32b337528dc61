using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>
/// Probes of deeds that the store tells only as planned, awaited, wished, demanded, promised, refused or not done: asked whether they were
/// done. Deeds that another fact tells as done are left out.
/// </summary>
internal sealed class Unrealised(StoreReading store, Attitudes attitudes, ActionWords actions, FactWording facts, Inflection inflection)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Probe> All => Unfulfilled().Concat(LedUpTo());

    // Facts that are themselves of what is to come or was not.
    private IEnumerable<Probe> Unfulfilled()
    {
        foreach (var fact in store.All.SelectMany(e => e.Entry.Propositions).Where(p => p.Mode is Mode.Planned or Mode.Expected || p.IsNegative))
        {
            // Without what is acted on it would ask for another deed.
            if (facts.Of(fact, null, dated: false) is not { Objects.Count: > 0 } clause || (EmptySlots.IsFilled(fact, "patient") && !clause.Objects.Any(o => o.Role == "patient")))
                continue;
            if (IsDone(FactWording.Named(clause, fact), [fact.Frame]))
                continue;
            foreach (var question in Worded(clause))
                yield return new Probe(ProbeKind.UnrealisedDeed, question, fact, fact.IsNegative ? "not" : fact.Mode.ToString());
        }
    }

    // What somebody wishes, demands or refuses, asked of that one and of the one who is to do it.
    private IEnumerable<Probe> LedUpTo() =>
        from fact in attitudes.All
        from deed in Attitudes.Contents(fact).Select(attitudes.Deed).OfType<string>()
        from doer in fact["agent"].Concat(fact["recipient"]).Select(v => v.EntityId).OfType<string>().Select(id => store.Store.Entities[id])
        where doer.IsAgent
        from probe in Done(fact, deed, doer)
        select probe;

    private IEnumerable<Probe> Done(Proposition fact, string deed, Entity doer)
    {
        var clause = new Clause(store.HasArticle(doer.Id) ? "the " + doer.Name : doer.Name, deed, [], "");
        var asked = store.Analyze($"{clause.Inverted(inflection)}?");
        var senses = actions.In(asked, [.. store.Store.Frames.Keys]).Select(w => w.Sense.Id).ToHashSet();
        var frames = store.Store.Frames.Values.Where(f => f.Senses.Any(senses.Contains)).Select(f => f.Id).ToList();
        var named = asked.Mentions.Entities.SelectMany(m => m.EntityIds).ToList();

        // Whether a deed of no known kind is told cannot be seen; and nobody does to oneself what is refused to one.
        if (frames.Count == 0 || named.Count(id => store.MayStandFor(id, doer.Id)) > 1 || IsDone(named, frames))
            yield break;
        foreach (var question in Worded(clause))
            yield return new Probe(ProbeKind.UnrealisedDeed, question, fact, fact.Frame);
    }

    private IEnumerable<string> Worded(Clause clause)
    {
        var did = clause.Inverted(inflection);
        yield return char.ToUpperInvariant(did[0]) + did[1..] + "?";
        if (clause.Subject is null)
            yield break;
        yield return $"Is it true that {clause.Subject} {clause.Predicate(inflection)}?";
        yield return $"Was it {clause.Subject} that {clause.Predicate(inflection)}?";
    }

    // A fact tells such a deed, or a narrower one, as done, of everybody whom the question names.
    private bool IsDone(IEnumerable<string> named, IReadOnlyList<string> frames)
    {
        var ids = named.Where(id => !store.Store.Entities[id].IsSubject).ToList();
        return store.All.SelectMany(e => e.Entry.Propositions).Any(p =>
            p.Mode is Mode.Happened or Mode.Ongoing && !p.IsNegative && frames.Any(f => store.Store.IsA(p.Frame, f) || store.Store.Frames[f].Reverse == p.Frame)
            && ids.All(id => Parties(p).Any(e => store.IsMeantBy(id, e))));
    }

    // What is told of the subject as a whole is told of its sides.
    private IEnumerable<string> Parties(Proposition fact) => fact.Values.SelectMany(v => v.Entities).SelectMany(id => (store.Store.Entities[id].Sides ?? []).Append(id));
}
