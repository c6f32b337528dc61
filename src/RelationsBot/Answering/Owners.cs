using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>Whose something is in a question and in a fact: "Japan's influence" where the North's is told. Immutable.</summary>
internal sealed class Owners(KnowledgeStore store, FactIndex index, Roles roles, Peoples peoples)
{
    // Who has what in each fact that was asked about.
    private readonly Possession[]?[] possessions = new Possession[]?[index.Facts.Count];

    /// <summary>What belongs to somebody else in the fact's entry than in the question, or null.</summary>
    public Veto? Disowned(Inquiry inquiry, Fact fact)
    {
        foreach (var belonging in inquiry.Belongings ??= BelongingsIn(inquiry.Reading))
        {
            if (belonging.Had is { } had && IsOfOthers(belonging.Owner, had, fact.Entry))
                return new Veto("'{0}' is somebody else's there", $"{belonging.Owner.Text} {belonging.Owned.Text}");
            if (peoples.AreOthers(inquiry, belonging, fact))
                return new Veto("'{0}' are others there", $"{belonging.Owner.Text} {belonging.Owned.Text}");
        }

        return null;
    }

    private List<Belonging> BelongingsIn(Reading reading)
    {
        var belongings = new List<Belonging>();
        foreach (var term in reading.Terms)
        {
            if (term is not { Kind: TermKind.Entity, IsInherited: false, IsContext: false } || !term.EntityIds.Any(roles.IsActor))
                continue;

            // "Japanese agents": whose people they are.
            if (term.Mention == MentionKind.Demonym)
            {
                if (reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Word, IsVerb: false, IsAsked: false } && t.First == term.End) is { } people)
                    belongings.Add(new Belonging(term, people, null));
                continue;
            }

            if (!(term.IsOwner || term.Preposition == "of") || reading.Terms.LastOrDefault(t => t.Kind == TermKind.Word && t.First >= 0 && (term.IsOwner ? t.First == term.End : t.End >= term.First - 2 && t.End <= term.First)) is not { } owned)
                continue;

            // "Japan's foreign and domestic trade": what is owned may stand behind words that describe it.
            List<Term> had = [owned];
            while (term.IsOwner && reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Word, IsVerb: false } && t.First >= had[^1].End && t.First <= had[^1].End + 1) is { } next)
                had.Add(next);
            belongings.Add(new Belonging(term, owned, had));
        }

        return belongings;
    }

    // Whether an entry tells whose a thing is, and that none of these is who has it in the question.
    private bool IsOfOthers(Term owner, List<Term> had, Entry entry)
    {
        var isTold = false;
        foreach (var fact in index.OfEntry(entry))
        {
            foreach (var possession in possessions[fact.Order] ??= [.. PossessionsIn(fact)])
            {
                if (!had.Exists(possession.IsOf))
                    continue;
                if (owner.EntityIds.Any(id => roles.StandsForAny(id, possession.Owners)))
                    return false;
                isTold = true;
            }
        }

        return isTold;
    }

    private IEnumerable<Possession> PossessionsIn(Fact fact)
    {
        string[] agents = [.. roles.Agents(fact).Where(roles.IsActor)];
        foreach (var (role, value) in fact.Proposition.Roles.SelectMany(r => r.Value, (r, v) => (r.Key, v)).Where(v => v.v.EntityId is null))
        {
            foreach (var owner in value.Entities.Where(roles.IsActor))
            {
                if (Possession.Had(store.Entities[owner].Name + "'s", value.Text) is { } had)
                    yield return new Possession(role, had, false, [owner]);
                if (Possession.HadOf(store.Entities[owner], value.Text) is { } of)
                    yield return new Possession(role, of, true, [owner]);
            }

            foreach (var possessive in FunctionWords.Possessives)
            {
                if (agents.Length > 0 && Possession.Had(possessive, value.Text) is { } had)
                    yield return new Possession(role, had, false, agents);
            }
        }
    }
}

/// <summary>What somebody has in a question.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Owned">What, as it stands beside him.</param>
/// <param name="Had">The same with the words behind that; null: he is one of these people himself.</param>
internal readonly record struct Belonging(Term Owner, Term Owned, List<Term>? Had);
