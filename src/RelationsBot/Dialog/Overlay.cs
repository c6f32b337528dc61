using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>
/// Lays a question over the turn before: what it does not say itself comes from there. A new filler replaces the one of the same
/// kind, a new question word replaces the slot. Immutable.
/// </summary>
internal sealed class Overlay(KnowledgeStore store)
{
    // Who says more does not only name another matter.
    private const int MostExchanged = 8;

    /// <summary>The question completed by an earlier turn: once for each person that a pronoun can mean, the likeliest first.</summary>
    public IEnumerable<Reading> Lay(Reading fresh, TurnMemory turn, IReadOnlyList<Term> earlier)
    {
        if (!fresh.Anaphora.Any(Anaphora.IsPerson))
            return [Complete(fresh, turn, earlier, null)];
        var people = turn.Entities.Where(e => store.Entities[e] is { Type: EntityType.Person } person && PointedPerson.Fits(person, fresh.Anaphora)).ToList();
        var acting = turn.FactIn(store)?.Proposition["agent"].SelectMany(v => v.Entities).ToHashSet() ?? [];
        return people.Count == 0
            ? [Complete(fresh, turn, earlier, null)]
            : people.OrderByDescending(p => fresh.Anaphora.Contains(Anaphora.ThatPerson) && turn.Answered.Contains(p)).ThenByDescending(p => IsAbout(turn, p)).ThenByDescending(acting.Contains).Take(3).Select(p => Complete(fresh, turn, earlier, p));
    }

    /// <summary>The same asked of another matter, of which nothing is carried over: "and the first round of talks?"; null where it names none, or nothing definite was asked.</summary>
    public static Reading? Exchange(Reading fresh, TurnMemory turn) =>
        fresh is { Form: QuestionForm.Fragment, Slot: null, Terms.Count: <= MostExchanged } && turn.Slot is { } slot and not "thing" && fresh.Own.Any(t => t is { Kind: TermKind.Word, IsContext: false, Class: WordClass.Content })
            ? fresh with { Slot = slot, Intent = turn.Intent, Form = QuestionForm.Open }
            : null;

    /// <summary>"His party?", "the document that came of it?": the noun asks for what is of that kind; null where a question asks otherwise.</summary>
    public static Reading? Kind(Reading fresh)
    {
        if (fresh is not { Form: QuestionForm.Fragment, Slot: null } || !fresh.Anaphora.Any(IsOwner) || fresh.Own.FirstOrDefault(t => !t.IsContext) is not { Kind: TermKind.Word, IsVerb: false, Class: WordClass.Content or WordClass.Attribute } noun)
            return null;
        return fresh with { Slot = "thing", Intent = "which", Form = QuestionForm.Open, Terms = [.. fresh.Terms.Select(t => t == noun ? t with { IsAsked = true, IsAskedHead = true } : t)] };
    }

    /// <summary>Whether a pointing word points to one thing or somebody.</summary>
    public static bool IsOwner(string word) => word is "it" or "its" or "their" or "them" or "they" || FunctionWords.PersonPronouns.Contains(word);

    // Who was asked for by name is meant before who acts in what was told.
    private static bool IsAbout(TurnMemory turn, string person) => turn.Intent is "about" or "definition" && turn.Terms.Contains("entity:" + person);

    private Reading Complete(Reading fresh, TurnMemory turn, IReadOnlyList<Term> earlier, string? person)
    {
        var own = fresh.Anaphora.Any(a => a is "it" or "that" or "this" or "so") ? [.. fresh.Terms.Where(t => !StandsForDeed(t))] : fresh.Terms;
        var before = earlier.SelectMany(t => t.EntityIds).ToHashSet();
        var kept = earlier.Where(t => !Replaced(t, own, before)).ToList();

        // No fact bore out what was refused, so that whom it named must be told.
        if (turn.IsRefused)
            kept = kept.ConvertAll(t => t.Kind == TermKind.Entity ? t with { IsInherited = false } : t);
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

    // "Who did it?": what was done is said by the turn before.
    private static bool StandsForDeed(Term term) => term is { Kind: TermKind.Word, IsVerb: true, Class: WordClass.Light } && term.Lemmas.Contains("do");

    // Like replaces like; a name that is only said again replaces nothing but itself.
    private bool Replaced(Term earlier, IReadOnlyList<Term> own, HashSet<string> before) => earlier.Kind switch
    {
        TermKind.Date => own.Any(t => t.Kind == TermKind.Date),
        TermKind.Entity => own.Any(t => t.Kind == TermKind.Entity && t.EntityIds.Any(n => earlier.EntityIds.Any(o => n == o || (!before.Contains(n) && store.Entities[n].Type == store.Entities[o].Type)))),
        TermKind.Word => earlier.IsVerb && own.Any(t => t.IsVerb),
        _ => false,
    };
}
