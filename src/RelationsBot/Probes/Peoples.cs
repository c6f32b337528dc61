using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>
/// Probes of facts in which people of one state act on people of another: agents on citizens. The people stay what they are called, and
/// the states to which they belong are exchanged, so that every word but the adjectives is told.
/// </summary>
internal sealed class Peoples(StoreReading store, ActionWords actions, FactWording facts, Inflection inflection, Draw draw)
{
    // A group that is called many things makes no more of a fact than others.
    private const int MostNouns = 3;

    /// <summary>All of them: whether it is so, when and why it was, as a statement and in the passive.</summary>
    public IEnumerable<Probe> All => store.All.SelectMany(e => e.Entry.Propositions).SelectMany(Of);

    private IEnumerable<Probe> Of(Proposition fact)
    {
        if (fact["agent"] is not [var agent] || People.Of(agent, store, acting: true) is not { } actors)
            yield break;
        var frame = store.Store.Frames[fact.Frame];
        var verb = actions.Of(frame, store.Of(fact.EntryId).Texts) ?? actions.Usual(frame);
        if (facts.Of(fact, verb, null, dated: false) is not { Subject: not null } clause)
            yield break;
        foreach (var part in clause.Objects.Where(o => o.Role is "patient" or "partner" or "recipient" or "origin"))
        {
            if (fact[part.Role] is not [var value] || People.Of(value, store, acting: false) is not { } others || (actors.Nouns.Count == 0 && others.Nouns.Count == 0) || !HasDirection(fact, actors.State.Id, others.State.Id))
                continue;
            foreach (var exchanged in Exchanged(clause, part, actors, others, fact))
            {
                foreach (var question in Worded(exchanged))
                    yield return new Probe(ProbeKind.ExchangedPeoples, question, fact, $"{actors.State.Name} ↔ {others.State.Name}");
            }
        }
    }

    private IEnumerable<Clause> Exchanged(Clause clause, ClausePart part, People actors, People others, Proposition fact)
    {
        // Whatever else names somebody names one of the two as well: from where, to whom.
        var kept = clause.Objects.Where(o => o == part || (!fact[o.Role].Any(v => v.Entities.Count > 0) && store.Analyze(o.Text).Mentions.Entities.Count == 0)).ToList();
        foreach (var actor in Nouns(actors, fact))
        {
            foreach (var other in Nouns(others, fact))
            {
                var subjects = actors.Ways(others.State, actor, store.HasArticle(others.State.Id));
                var objects = others.Ways(actors.State, other, store.HasArticle(actors.State.Id));
                foreach (var (subject, text) in subjects.Zip(objects))
                    yield return clause with { Subject = subject, Objects = [.. kept.Select(o => o == part ? part with { Text = text, Entity = other.Length == 0 ? actors.State.Id : null } : o)] };
            }
        }
    }

    private IEnumerable<string> Nouns(People people, Proposition fact) => draw.Shuffle(people.Nouns, n => fact.EntryId + n).Take(MostNouns).DefaultIfEmpty("");

    private IEnumerable<string> Worded(Clause clause)
    {
        var did = clause.Inverted(inflection);
        yield return $"Did{did[3..]}?";
        yield return $"When {did}?";
        yield return $"Why {did}?";
        yield return $"Is it true that {clause.Subject} {clause.Predicate(inflection)}?";

        // Of "citizens of" somewhere the verb would have to look back for its number.
        if (clause.Objects[0] is not { Role: "patient", Preposition: "" } suffering || (suffering.Entity is null && !suffering.Text.EndsWith('s')))
            yield break;
        var was = (clause with { Subject = null, Objects = [.. clause.Objects, new ClausePart("agent", "by", clause.Subject!, null)] }).Inverted(inflection);
        yield return char.ToUpperInvariant(was[0]) + was[1..] + "?";
        yield return $"When {was}?";
    }

    // One acts on the other, and in no fact like it the other way round; what both do to each other has no direction.
    private bool HasDirection(Proposition fact, string one, string other) =>
        one != other && store.Store.Frames[fact.Frame].Reverse != fact.Frame && store.Acts(fact, one, other)
        && !store.All.SelectMany(e => e.Entry.Propositions).Any(p => store.AreRelated(p.Frame, fact.Frame) && store.Acts(p, other, one));
}
