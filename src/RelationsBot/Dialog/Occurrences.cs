using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>Of what somebody did several times, the time that a rank means: "and the second time?". Immutable.</summary>
internal sealed class Occurrences(KnowledgeStore store)
{
    private const int Reach = 3;

    private static readonly string[] SidesAndPlaces = ["patient", "recipient", "partner", "destination", "place"];

    /// <summary>What happened at that rank, with its time; null where the question means none, or nothing happened so often.</summary>
    public (Entry Entry, Period When)? Of(Conversation conversation, Reading fresh)
    {
        if (fresh.Own.FirstOrDefault(t => t.Number is { Kind: NumberKind.Ordinal }) is not { Number.Value: var rank } || fresh.Terms.Any(t => t.Kind == TermKind.Date && !t.IsContext)
            || fresh.Own.Count(t => t.Kind != TermKind.Number && !t.NamesSlot && !t.Lemmas.Contains("time")) > 1)
        {
            return null;
        }

        foreach (var turn in conversation.Turns.Reverse().Take(Reach))
        {
            if (turn.FactIn(store) is not var (_, proposition) || !IsCounted(proposition, fresh) || Series(proposition) is not { Count: > 1 } series)
                continue;
            var at = rank == -1 ? series.Count - 1 : (int)rank - 1;
            return at >= 0 && at < series.Count ? series[at] : null;
        }

        return null;
    }

    /// <summary>"Did he go again?": what is told of the next time, where the same is told of several; an entry of null where that was the last. Null where the question asks otherwise.</summary>
    public (Entry? Entry, Period When)? Again(Conversation conversation, Reading fresh)
    {
        if (fresh.Form != QuestionForm.YesNo || !fresh.Quantifiers.Contains("again") || fresh.Own.Any(t => t.Kind is TermKind.Date or TermKind.Number) || conversation is not { Unanswered: null, Turns: [.., var last] }
            || !store.EntriesById.TryGetValue(last.EntryId, out var entry))
        {
            return null;
        }

        foreach (var told in entry.Propositions.Where(p => p.When is { IsBounded: true } && IsOf(p, fresh)))
        {
            if (Series(told) is { Count: > 1 } series)
                return series.FirstOrDefault(s => s.When.Start > told.When!.End) is { Entry: { } next, When: var when } ? (next, when) : (null, told.When!);
        }

        return null;
    }

    // "The fourth round": a noun behind the rank says what is counted, and of that the fact must tell.
    private bool IsCounted(Proposition proposition, Reading fresh)
    {
        var rank = fresh.Own.First(t => t.Number is { Kind: NumberKind.Ordinal });
        return fresh.Own.FirstOrDefault(t => t is { Kind: TermKind.Word, IsVerb: false, NamesSlot: false } && t.First == rank.End && !t.Lemmas.Contains("time")) is not { } noun
            || store.IsNamedBy(proposition.Frame, noun.Senses);
    }

    // Whether a question names nobody besides who and what a fact is about, and no other deed.
    private bool IsOf(Proposition proposition, Reading fresh) =>
        fresh.Own.All(t => t.Kind == TermKind.Entity ? t.EntityIds.Any(proposition.Roles.Keys.SelectMany(r => Entities(proposition, r)).Contains)
            : t.IsVerb && (t.Class == WordClass.Light || store.IsNamedBy(proposition.Frame, t.Senses)));

    // The times that the same is told of the same, in their order; of two that may be one the finer.
    private List<(Entry Entry, Period When)> Series(Proposition told)
    {
        var series = new List<(Entry Entry, Period When)>();
        foreach (var (entry, when) in store.Entries.SelectMany(e => e.Propositions.Where(p => IsSame(told, p)).Select(p => (e, p.When!))).OrderBy(x => x.Item2.Days))
        {
            if (!series.Exists(s => s.When.Overlaps(when)))
                series.Add((entry, when));
        }

        return [.. series.OrderBy(s => s.When.Start)];
    }

    private bool IsSame(Proposition told, Proposition other) =>
        other.Frame == told.Frame && other.IsNegative == told.IsNegative && other.When is { IsBounded: true, IsVague: false } && Entities(told, "agent").Overlaps(Entities(other, "agent"))
        && SidesAndPlaces.All(role => Entities(told, role) is var a && Entities(other, role) is var b && (a.Count == 0 || b.Count == 0 || a.Overlaps(b)));

    // With what they belong to: who goes to the capital goes to the country.
    private HashSet<string> Entities(Proposition proposition, string role) =>
        [.. proposition[role].SelectMany(v => v.Entities).SelectMany(id => store.Entities[id] is { IsPlace: true, Of: { } of } ? [id, of] : new[] { id })];
}
