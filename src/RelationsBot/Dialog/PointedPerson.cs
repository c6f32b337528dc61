using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Dialog;

/// <summary>Whom a pronoun means: what his name is ("and her name?"), and who stands to him as a noun says ("his sister"). Immutable.</summary>
internal sealed class PointedPerson(KnowledgeStore store)
{
    private const int Reach = 3;

    // By "sister": who is described as the sister of somebody, and of whom.
    private readonly ILookup<string, (Entity Person, string Of)> standing = store.Entities.Values.Where(e => e.Type == EntityType.Person)
        .SelectMany(e => e.Kinds.Concat(e.Facts).Select(d => (Person: e, Words: d.Split(" of ", 2)))).Where(d => d.Words is [not "", _])
        .ToLookup(d => d.Words[0], d => (d.Person, d.Words[1]));

    /// <summary>Whether a person can be meant by the pronouns of a question: "she" is no man.</summary>
    public static bool Fits(Entity person, IReadOnlyList<string> anaphora) =>
        !person.Kinds.Contains(anaphora.Any(a => a is "she" or "her" or "hers") ? "man" : anaphora.Any(a => a is "he" or "him" or "his") ? "woman" : "");

    /// <summary>The name of who was told of last, with the entry that tells it; null where nothing but a name is not what is asked, or nobody alone can be meant.</summary>
    public (string Entry, string Name)? NameOf(Conversation conversation, Reading fresh)
    {
        if (conversation is not { Unanswered: null, Turns: [.., var last] } || !fresh.Anaphora.Any(Anaphora.IsPerson) || !(fresh.Slot == "name" || (fresh.Slot is null && fresh.Own.Any())) || fresh.Own.Any(t => !t.Lemmas.Contains("name")))
            return null;
        var acting = last.FactIn(store)?.Proposition["agent"].SelectMany(v => v.Entities).ToList() ?? [];
        IEnumerable<string>[] likely = [last.Answered, acting, last.Entities];
        return likely.Select(ids => ids.Where(id => IsMeant(id, fresh)).Distinct().ToList()).FirstOrDefault(ids => ids.Count > 0) is [var only] ? (last.EntryId, store.Entities[only].Name) : null;
    }

    /// <summary>The question with the name of somebody in place of how he stands to who was told of: "his sister". Where nobody is told of who does, nothing answers that does not tell it.</summary>
    public Reading Complete(Reading fresh, Conversation conversation, Analysis analysis)
    {
        if (fresh.Slot is "name" or "agent" || fresh.Intent == "who" || !fresh.Anaphora.Any(Anaphora.IsPerson) || fresh.Terms.Any(t => t.Kind == TermKind.Entity && t.EntityIds.All(id => store.Entities[id].Type == EntityType.Person)))
            return fresh;
        var names = conversation.Turns.TakeLast(Reach).SelectMany(t => t.Entities).Select(id => store.Entities[id]).Where(e => e.Type == EntityType.Person).Select(e => e.Name).ToHashSet();
        foreach (var noun in fresh.Terms.Where(t => t is { Kind: TermKind.Word, IsVerb: false, IsInherited: false }))
        {
            if (noun.Lemmas.SelectMany(l => standing[l]).Where(s => names.Contains(s.Of)).Select(s => s.Person).Distinct().ToList() is not [var meant])
                continue;
            var name = new Term { Kind = TermKind.Entity, Text = meant.Name, EntityIds = [meant.Id], First = noun.First, End = noun.End };
            return fresh with { Terms = [.. fresh.Terms.Select(t => t == noun ? name : t)], Anaphora = [.. fresh.Anaphora.Where(a => !Anaphora.IsPerson(a))], HasAntecedent = true, IsElliptical = false };
        }

        return fresh with { Terms = [.. fresh.Terms.Select(t => IsOwned(t, analysis) ? t with { IsContext = false, IsRequired = true } : t)] };
    }

    // "And his father, what does he think": said before the question, of somebody else than the pronoun means.
    private static bool IsOwned(Term term, Analysis analysis) =>
        term is { Kind: TermKind.Word, IsContext: true, IsVerb: false, First: > 0 } && analysis.Tokens[term.First - 1].Folded is "his" or "her";

    private bool IsMeant(string id, Reading fresh) => store.Entities[id] is { Type: EntityType.Person } person && Fits(person, fresh.Anaphora);
}
