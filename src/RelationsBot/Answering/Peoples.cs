using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>Whose people are spoken of in a question and in a fact: "Japanese agents" where those of the North are told. Immutable.</summary>
internal sealed class Peoples(KnowledgeStore store, FactIndex index, Matcher matcher, ValueTexts texts, Roles roles)
{
    // From here on two nouns call the same people.
    private const double Same = 0.75;

    // Roles of those who do it and of those to whom it is done.
    private static readonly string[] Acting = ["agent"];
    private static readonly string[] DoneTo = ["patient", "recipient"];
    private static readonly string[] Parts = ["agent", "patient", "recipient", "partner"];

    // What everybody is.
    private static readonly FrozenSet<string> Anybody = new[] { "person", "people", "group" }.ToFrozenSet();

    // Kinds of people, and those kinds of organisations that several are of; groups have them in the plural.
    private readonly FrozenSet<string> nouns = store.Entities.Values.Where(IsPeople).SelectMany(e => e.Kinds)
        .Concat(store.Entities.Values.Where(e => e.Type == EntityType.Organisation).SelectMany(e => e.Kinds).GroupBy(k => k).Where(k => k.Skip(1).Any()).Select(k => k.Key))
        .Where(k => !Anybody.Contains(k)).SelectMany(k => k.EndsWith('s') ? [k, k[..^1]] : new[] { k }).ToFrozenSet();

    private readonly (string Demonym, string[] State)[] demonyms = [.. store.Entities.Values.SelectMany(e => e.Demonyms, (e, d) => (d, new[] { e.Id }))];

    // Who is called by which noun as one of whose people, in each fact that was asked about.
    private readonly Possession[]?[] callings = new Possession[]?[index.Facts.Count];

    /// <summary>Whether those whom a question calls by a noun are told of another state: in the part they have in its deed, or in all that the fact's entry tells.</summary>
    /// <param name="inquiry">The question, its belongings found.</param>
    /// <param name="asked">Whose people they are there.</param>
    /// <param name="fact">The fact.</param>
    public bool AreOthers(Inquiry inquiry, Belonging asked, Fact fact)
    {
        var (owner, people) = (asked.Owner, asked.Owned);
        if (!owner.EntityIds.All(id => store.Entities[id].Type == EntityType.Country))
            return false;
        if (PartOf(asked, inquiry.Reading) is { } part && IsOfOthers(owner, ToldIn(part, people, inquiry.IsDeed(fact), fact)))
            return true;
        if (!people.Lemmas.Any(nouns.Contains))
            return false;
        List<Possession> told = [.. index.OfEntry(fact.Entry).SelectMany(CallingsIn).Where(c => nouns.Contains(c.Word) && IsSame(people, c))];

        // Those who speak for a state that takes part itself need no word of their own; and of two who are called alike the question may name both.
        return IsOfOthers(owner, told)
            && !(people.Lemmas.Any(l => FunctionWords.PersonNouns.Contains(l) || FunctionWords.Titles.Contains(l)) && index.OfEntry(fact.Entry).Any(f => Parts.Any(r => f.Proposition[r].Any(v => v.EntityId is { } id && owner.EntityIds.Contains(id)))))
            && !inquiry.Belongings!.Exists(b => b != asked && told.Exists(c => IsSame(b.Owned, c) && b.Owner.EntityIds.Any(id => roles.StandsForAny(id, c.Owners))));
    }

    // Which roles those have in a fact who stand before the verb or right behind it; null: elsewhere.
    private static string[]? PartOf(Belonging asked, Reading reading)
    {
        var first = Math.Min(asked.Owner.First, asked.Owned.First);
        return reading.Terms.FirstOrDefault(t => t is { IsMainVerb: true, IsContext: false }) is not { } verb || first > verb.End + 1 ? null : first < verb.First != reading.IsPassive ? Acting : DoneTo;
    }

    // Who is called so in some roles of a fact; where nobody is in those of what the question says is done, whoever has the roles, if people of some state or
    // states themselves.
    private List<Possession> ToldIn(string[] part, Term people, bool isDeed, Fact fact)
    {
        List<Possession> told = [.. CallingsIn(fact).Where(c => part.Contains(c.Role) && c.IsOf(people))];
        if (told.Count > 0 || !isDeed || !people.Lemmas.Any(l => nouns.Contains(l) || Anybody.Contains(l)))
            return told;
        List<RoleValue> values = [.. part.SelectMany(r => fact.Proposition[r])];
        if (values.TrueForAll(v => v.EntityId is { } id && (IsState(id) || (IsPeople(store.Entities[id]) && store.Entities[id].Of is not null))))
            told.AddRange(values.Select(v => new Possession(part[0], people.Text, false, IsState(v.EntityId!) ? [v.EntityId!] : StatesOf(store.Entities[v.EntityId!]))));
        return told;

        bool IsState(string id) => store.Entities[id].Type == EntityType.Country;
    }

    private bool IsSame(Term people, Possession calling) => calling.IsOf(people) || matcher.WordStrength(people, texts.Of(calling.Word).Evidence) >= Same;

    // "Korean" may be of either Korea.
    private bool IsOfOthers(Term owner, List<Possession> told)
    {
        string[] states = [.. told.SelectMany(c => c.Owners)];
        return states.Length > 0 && !owner.EntityIds.Any(id => roles.StandsForAny(id, states))
            && !(owner.Mention == MentionKind.Demonym && states.Any(s => store.Entities[s].Demonyms.Any(d => d.EndsWith(owner.Text, StringComparison.OrdinalIgnoreCase))));
    }

    private Possession[] CallingsIn(Fact fact) => callings[fact.Order] ??= [.. fact.Proposition.Roles.SelectMany(r => r.Value, (r, v) => CallingsIn(r.Key, v)).SelectMany(c => c)];

    private IEnumerable<Possession> CallingsIn(string role, RoleValue value)
    {
        foreach (var entity in value.Entities.Select(id => store.Entities[id]))
        {
            if (entity.Of is { } && (IsPeople(entity) || entity.Type == EntityType.Organisation))
            {
                var states = StatesOf(entity);
                foreach (var kind in entity.Kinds.Where(nouns.Contains))
                    yield return new Possession(role, kind, false, states);
            }
        }

        if (value.EntityId is not null)
            yield break;
        foreach (var owner in value.Entities.Where(roles.IsActor).Select(id => store.Entities[id]))
        {
            if (Possession.Had(owner.Name + "'s", value.Text) is { } had)
                yield return new Possession(role, had, false, [owner.Id]);
            if (Possession.HadOf(owner, value.Text) is { } of)
                yield return new Possession(role, of, true, [owner.Id]);
        }

        foreach (var (demonym, state) in demonyms)
        {
            if (Possession.Had(demonym, value.Text) is { } had)
                yield return new Possession(role, had, false, state);
        }
    }

    // "A Korean resident of Japan" is of both.
    private string[] StatesOf(Entity entity) =>
        [entity.Of!, .. demonyms.Where(d => entity.Kinds.Any(k => $" {k} ".Contains($" {d.Demonym} ", StringComparison.Ordinal))).SelectMany(d => d.State), .. store.Entities.Values.Where(e => e.Type == EntityType.Country && entity.Kinds.Any(k => k.EndsWith($" {e.Name}", StringComparison.Ordinal))).Select(e => e.Id)];

    private static bool IsPeople(Entity entity) => entity.Type is EntityType.Person or EntityType.Group;
}
