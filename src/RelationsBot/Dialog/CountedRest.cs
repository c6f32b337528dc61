using RelationsBot.Answering;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>"And the others?": of a number of people or things the rest, where a fact near tells of just so many. Immutable.</summary>
internal sealed class CountedRest(KnowledgeStore store, FactIndex index, Decider decider, FollowUps followUps)
{
    private const int Reach = 3;
    private const double Sure = 0.8;

    /// <summary>What is told of the rest, or null where no fact near does.</summary>
    /// <param name="conversation">What went before.</param>
    /// <param name="last">Its last turn, that told of a part.</param>
    /// <param name="fresh">The question.</param>
    public Decision? Of(Conversation conversation, TurnMemory last, Reading fresh)
    {
        if (last.FactIn(store) is not var (entry, proposition) || proposition["count"].FirstOrDefault(v => v.Value is not null)?.Value is not { } part)
            return null;
        var told = conversation.Turns.TakeLast(Reach).Select(t => t.EntryId).ToHashSet();
        var near = decider.Decide(fresh with { Terms = [], Slot = "count", Intent = "howmany" }, followUps.FocusOn(last, isBinding: true), always: false).Candidates;
        foreach (var whole in index.OfEntry(entry).SelectMany(f => f.Numbers).Where(n => n > part).Distinct().Order())
        {
            if (near.FirstOrDefault(c => !told.Contains(c.Fact.Entry.Id) && Counts(c.Fact, whole - part)) is { } found && Explains(fresh, found.Fact))
                return new Decision { Outcome = Outcome.Answered, Reading = fresh, Candidates = near, Chosen = [found], Confidence = Sure };
        }

        return null;
    }

    private static bool Counts(Fact fact, decimal number) => fact.Proposition["count"].Any(v => v.Value == number);

    // "And the others, what became of them?" says little more; "when did they come home?" must be told there.
    private bool Explains(Reading fresh, Fact fact) =>
        fresh.Own.Count(t => t.Kind != TermKind.Number) <= 1
        || decider.Decide(fresh, new Focus(null, fact.Entry.Id, IsBinding: true), always: false).Candidates
            .Any(c => c.Fact.Entry == fact.Entry && c.Vetoes.Count == 0 && c.Share >= Decider.LeastShare && !c.LacksSlot);
}
