using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>How far a fact explains a name: it is of that entity itself, of its state, or only of an event around it. Immutable.</summary>
internal sealed class EntityExplainer
{
    private readonly KnowledgeStore store;
    private readonly FactIndex index;
    private readonly ILookup<string, string> kin;

    public EntityExplainer(KnowledgeStore store, FactIndex index)
    {
        this.store = store;
        this.index = index;
        var peoples = store.Entities.Values.Where(e => e.Demonyms.Count > 0).ToList();
        kin = peoples.SelectMany(wide => peoples.Where(narrow => IsWithin(narrow, wide)).Select(narrow => (wide.Id, Narrow: narrow.Id))).ToLookup(p => p.Id, p => p.Narrow);
    }

    /// <summary>Holds a fact against a name.</summary>
    public Explanation Explain(Term term, double weight, Fact fact)
    {
        var strength = Strength(term, fact);
        return new Explanation(term, strength, weight, strength < Explanation.Enough && MustBeExplained(term) ? new Veto("'{0}' is not in it", term.Text) : null);
    }

    // A name beside the question only where it sets the scene, and is not that of a group.
    private bool MustBeExplained(Term term) =>
        !term.IsInherited
        && (!term.IsContext || (term.IsSetting && !term.EntityIds.Any(id => store.Entities[id].Type == EntityType.Group)))
        && !term.EntityIds.Any(index.IsEverywhere);

    private double Strength(Term term, Fact fact)
    {
        var best = 0d;
        for (var i = 0; i < term.EntityIds.Count; i++)
        {
            var id = term.EntityIds[i];
            if (fact.Own.Contains(id))
                return 1;
            var entity = store.Entities[id];
            var state = entity.Governs ? entity.Of : null;
            if (fact.OfEntry.Contains(id) || (state is not null && fact.Own.Contains(state)))
                best = Math.Max(best, 0.9);
            else if (state is not null && fact.OfEntry.Contains(state))
                best = Math.Max(best, 0.85);
            else if (state is not null && fact.StatesOfEntry.Contains(state))
                best = Math.Max(best, 0.7);

            // Who is of a state acts for it, but is not where somebody goes.
            else if (entity.Type == EntityType.Country && fact.StatesOfEntry.Contains(id) && !(term.Part == TermPart.Object || term.PartBeside == TermPart.Object || term.Preposition is "in" or "to" or "into" or "from"))
                best = Math.Max(best, 0.8);
            else if (!(entity.Type == EntityType.Person && (term.IsOwner || term.Part != TermPart.None)) && HasNamesake(fact, id))
                best = Math.Max(best, 0.75);
            else if (fact.OfEvent.Contains(id) && !(entity.IsAgent && (term.IsOwner || term.Part != TermPart.None || term.PartBeside != TermPart.None || term.Preposition is not null)))
                best = Math.Max(best, 0.6);
            else if (index.IsEverywhere(id) || (term.Mention == MentionKind.Demonym && HasKin(fact, id)))
                best = Math.Max(best, 0.4);
        }

        return best;
    }

    private bool HasKin(Fact fact, string people) => kin[people].Any(k => index.IsEverywhere(k) || fact.OfEntry.Contains(k));

    private bool HasNamesake(Fact fact, string entity) => index.NamedAfter(entity) is { } named && Array.Exists(fact.OfEntry, named.Contains);

    // "Koreans" are North Koreans too: the name of a people that ends with another's.
    private static bool IsWithin(Entity narrow, Entity wide) =>
        wide != narrow && wide.Demonyms.Any(w => narrow.Demonyms.Any(n => n.EndsWith(" " + w, StringComparison.Ordinal)));
}
