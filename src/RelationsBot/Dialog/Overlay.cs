using RelationsBot.Answering;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>
/// Lays a question over the turn before: what it does not say itself comes from there. A new filler replaces the one of the same
/// kind, a new question word replaces the slot. Immutable.
/// </summary>
internal sealed class Overlay(KnowledgeStore store)
{
    /// <summary>The question completed by an earlier turn: once for each person that a pronoun can mean, the likeliest first.</summary>
    public IEnumerable<Reading> Lay(Reading fresh, TurnMemory turn, IReadOnlyList<Term> earlier)
    {
        if (!fresh.Anaphora.Any(Anaphora.IsPerson))
            return [Complete(fresh, turn, earlier, null)];
        var people = turn.Entities.Where(e => store.Entities[e].Type == EntityType.Person).ToList();
        var acting = turn.FactIn(store)?.Proposition["agent"].SelectMany(v => v.Entities).ToHashSet() ?? [];
        return people.Count == 0
            ? [Complete(fresh, turn, earlier, null)]
            : people.OrderByDescending(p => fresh.Anaphora.Contains(Anaphora.ThatPerson) && turn.Answered.Contains(p)).ThenByDescending(p => IsAbout(turn, p)).ThenByDescending(acting.Contains).Take(3).Select(p => Complete(fresh, turn, earlier, p));
    }

    // Who was asked for by name is meant before who acts in what was told.
    private static bool IsAbout(TurnMemory turn, string person) => turn.Intent is "about" or "definition" && turn.Terms.Contains("entity:" + person);

    private Reading Complete(Reading fresh, TurnMemory turn, IReadOnlyList<Term> earlier, string? person)
    {
        var own = fresh.Terms;
        var before = earlier.SelectMany(t => t.EntityIds).ToHashSet();
        var kept = earlier.Where(t => !Replaced(t, own, before)).ToList();
        var said = own.SelectMany(t => t.EntityIds).Concat(kept.SelectMany(t => t.EntityIds)).ToHashSet();
        if (person is not null)
            kept = [.. kept.Select(t => t.EntityIds.Contains(person) ? t with { EntityIds = [person], IsInherited = false } : t)];
        if (person is not null && said.Add(person))
            kept.Add(new Term { Kind = TermKind.Entity, Text = store.Entities[person].Name, EntityIds = [person] });
        var asksAnew = fresh.Slot is not null || fresh.Match is not null || fresh.Form is QuestionForm.YesNo or QuestionForm.Choice;
        return fresh with
        {
            Terms = [.. own, .. kept],
            Slot = asksAnew ? fresh.Slot : turn.Slot,
            Intent = asksAnew ? fresh.Intent : turn.Intent,
            Form = asksAnew ? fresh.Form : QuestionForm.Open,
        };
    }

    // Like replaces like; a name that is only said again replaces nothing but itself.
    private bool Replaced(Term earlier, IReadOnlyList<Term> own, HashSet<string> before) => earlier.Kind switch
    {
        TermKind.Date => own.Any(t => t.Kind == TermKind.Date),
        TermKind.Entity => own.Any(t => t.Kind == TermKind.Entity && t.EntityIds.Any(n => earlier.EntityIds.Any(o => n == o || (!before.Contains(n) && store.Entities[n].Type == store.Entities[o].Type)))),
        TermKind.Word => earlier.IsVerb && own.Any(t => t.IsVerb),
        _ => false,
    };
}
