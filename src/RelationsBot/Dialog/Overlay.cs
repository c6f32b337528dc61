using RelationsBot.Answering;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>
/// Lays a question over the turn before: what it does not say itself comes from there. A new filler replaces the one of the same
/// kind, a new question word replaces the slot. Immutable.
/// </summary>
internal sealed class Overlay(KnowledgeStore store)
{
    /// <summary>The question completed by an earlier turn.</summary>
    public Reading Lay(Reading fresh, TurnMemory turn, IReadOnlyList<Term> earlier)
    {
        var own = fresh.Terms;
        var kept = earlier.Where(t => !Replaced(t, own)).ToList();
        var said = own.SelectMany(t => t.EntityIds).Concat(kept.SelectMany(t => t.EntityIds)).ToHashSet();
        if (PersonMeant(fresh, turn) is { } person && said.Add(person))
            kept.Add(new Term { Kind = TermKind.Entity, Text = store.Entities[person].Name, EntityIds = [person], IsInherited = true });
        var asksAnew = fresh.Slot is not null || fresh.Match is not null || fresh.Form is QuestionForm.YesNo or QuestionForm.Choice;
        return fresh with
        {
            Terms = [.. own, .. kept],
            Slot = asksAnew ? fresh.Slot : turn.Slot,
            Intent = asksAnew ? fresh.Intent : turn.Intent,
            Form = asksAnew ? fresh.Form : QuestionForm.Open,
        };
    }

    // He and she are people of the last turns' question or answer: the last one named.
    private string? PersonMeant(Reading fresh, TurnMemory turn) =>
        fresh.Anaphora.Any(a => a is "he" or "him" or "his" or "she" or "her" or "hers")
            ? turn.Entities.FirstOrDefault(e => store.Entities[e].Type == EntityType.Person)
            : null;

    private bool Replaced(Term earlier, IReadOnlyList<Term> own) => earlier.Kind switch
    {
        TermKind.Date => own.Any(t => t.Kind == TermKind.Date),
        TermKind.Entity => own.Any(t => t.Kind == TermKind.Entity && t.EntityIds.Any(n => earlier.EntityIds.Any(o => n == o || store.Entities[n].Type == store.Entities[o].Type))),
        TermKind.Word => earlier.IsVerb && own.Any(t => t.IsVerb),
        _ => false,
    };
}
