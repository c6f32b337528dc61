using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>Whose something is in a question and in a fact: "Japan's influence" where the North's is told. Immutable.</summary>
internal sealed class Owners(KnowledgeStore store, FactIndex index, Roles roles)
{
    // Who has what in each fact that was asked about.
    private readonly Possession[]?[] possessions = new Possession[]?[index.Facts.Count];

    // And who is called by which noun as one of whose people.
    private readonly Possession[]?[] peoples = new Possession[]?[index.Facts.Count];

    private readonly (string Demonym, string[] State)[] demonyms = [.. store.Entities.Values.SelectMany(e => e.Demonyms, (e, d) => (d, new[] { e.Id }))];

    // "Japan's foreign trade" names a word for trade and has an owner of it; "agents of the Japanese government" one for agents, which may be a word of a phrase.
    private readonly record struct Possession(string Role, string Word, bool MayBePart, string[] Owners)
    {
        public bool IsOf(Term owned)
        {
            if (IsForm(owned))
                return true;
            for (var i = 0; MayBePart && i < owned.Parts.Count; i++)
            {
                if (IsForm(owned.Parts[i]))
                    return true;
            }

            return false;
        }

        private bool IsForm(Term owned)
        {
            for (var i = 0; i < owned.Lemmas.Count; i++)
            {
                var lemma = owned.Lemmas[i];
                if (Word == lemma || (Word.Length == lemma.Length + 1 && Word[^1] == 's' && Word.StartsWith(lemma, StringComparison.Ordinal)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>What belongs to somebody else in the fact's entry than in the question, or null.</summary>
    public Veto? Disowned(Inquiry inquiry, Fact fact)
    {
        foreach (var belonging in inquiry.Belongings ??= BelongingsIn(inquiry.Reading))
        {
            if (belonging.Had is { } had ? IsOfOthers(belonging.Owner, had, fact.Entry) : AreOthers(inquiry.Reading, belonging.Owner, belonging.Owned, fact))
                return new Veto(belonging.Had is null ? "'{0}' are others there" : "'{0}' is somebody else's there", $"{belonging.Owner.Text} {belonging.Owned.Text}");
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

    // Whether all who do it, or to whom it is done, are called by a noun in a fact but belong to another state.
    private bool AreOthers(Reading reading, Term demonym, Term people, Fact fact)
    {
        if (reading.Terms.FirstOrDefault(t => t is { IsMainVerb: true, IsContext: false }) is not { } verb || demonym.First > verb.End + 1)
            return false;
        string[] parts = people.First < verb.First != reading.IsPassive ? ["agent"] : ["patient", "recipient"];
        var states = new HashSet<string>();
        foreach (var value in parts.SelectMany(r => fact.Proposition[r]))
        {
            if (value.EntityId is { } id && store.Entities[id] is { Type: EntityType.Group, Of: { } state } group && group.Kinds.Any(k => people.Lemmas.Any(l => k == l || k == l + "s")))
                states.Add(state);
        }

        foreach (var calling in peoples[fact.Order] ??= [.. PeoplesIn(fact)])
        {
            if (parts.Contains(calling.Role) && calling.IsOf(people))
                states.UnionWith(calling.Owners);
        }

        return states.Count > 0 && !demonym.EntityIds.Any(id => roles.StandsForAny(id, [.. states]))
            && !states.Any(s => store.Entities[s].Demonyms.Any(d => d.EndsWith(demonym.Text, StringComparison.OrdinalIgnoreCase)));
    }

    private IEnumerable<Possession> PeoplesIn(Fact fact)
    {
        foreach (var role in (string[])["agent", "patient", "recipient"])
        {
            foreach (var value in fact.Proposition[role].Where(v => v.EntityId is null))
            {
                foreach (var owner in value.Entities.Where(roles.IsActor).Select(id => store.Entities[id]))
                {
                    if (Had(owner.Name + "'s", value.Text) is { } had)
                        yield return new Possession(role, had, false, [owner.Id]);
                    if (HadOf(owner, value.Text) is { } of)
                        yield return new Possession(role, of, true, [owner.Id]);
                }

                // "A Korean resident of Japan" is of both.
                foreach (var (demonym, state) in demonyms)
                {
                    if (Had(demonym, value.Text) is { } had)
                        yield return new Possession(role, had, false, state);
                }
            }
        }
    }

    private IEnumerable<Possession> PossessionsIn(Fact fact)
    {
        string[] agents = [.. roles.Agents(fact).Where(roles.IsActor)];
        foreach (var (role, value) in fact.Proposition.Roles.SelectMany(r => r.Value, (r, v) => (r.Key, v)).Where(v => v.v.EntityId is null))
        {
            foreach (var owner in value.Entities.Where(roles.IsActor))
            {
                if (Had(store.Entities[owner].Name + "'s", value.Text) is { } had)
                    yield return new Possession(role, had, false, [owner]);
                if (HadOf(store.Entities[owner], value.Text) is { } of)
                    yield return new Possession(role, of, true, [owner]);
            }

            foreach (var possessive in FunctionWords.Possessives)
            {
                if (agents.Length > 0 && Had(possessive, value.Text) is { } had)
                    yield return new Possession(role, had, false, agents);
            }
        }
    }

    // What a text says is "of" somebody, with nothing else between, or null.
    private static string? HadOf(Entity owner, string text)
    {
        var words = text.Split(' ');
        var of = Array.IndexOf(words, "of");
        if (of < 1)
            return null;
        var rest = string.Join(' ', words.Skip(of + 1).SkipWhile(FunctionWords.Articles.Contains));
        return owner.Demonyms.Append(owner.Name).Any(n => rest.StartsWith(n, StringComparison.Ordinal)) ? words[of - 1] : null;
    }

    // What stands behind an owner in a text, "Japan's foreign trade" or "its foreign trade": trade, or null.
    private static string? Had(string owner, string text)
    {
        var at = $" {text}".Replace('–', ' ').IndexOf($" {owner} ", StringComparison.Ordinal);
        return at < 0 ? null : text[(at + owner.Length + 1)..].Split(' ').TakeWhile(w => !FunctionWords.Prepositions.Contains(w)).LastOrDefault();
    }
}

/// <summary>What somebody has in a question.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Owned">What, as it stands beside him.</param>
/// <param name="Had">The same with the words behind that; null: he is one of these people himself.</param>
internal readonly record struct Belonging(Term Owner, Term Owned, List<Term>? Had);
