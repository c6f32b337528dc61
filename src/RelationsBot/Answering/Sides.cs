using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>"The two countries", "both governments": whom the documents' subject is between. Immutable.</summary>
internal sealed class Sides
{
    private readonly string[] sides;
    private readonly FrozenSet<string> kinds;

    public Sides(KnowledgeStore store)
    {
        sides = [.. store.Entities.Values.FirstOrDefault(e => e is { IsSubject: true, Sides.Count: 2 })?.Sides ?? []];
        kinds = sides.Select(id => (IEnumerable<string>)store.Entities[id].Kinds).Aggregate((IEnumerable<string>?)null, (all, own) => all is null ? own : all.Intersect(own))?.Append("side").ToFrozenSet() ?? [];
    }

    /// <summary>The terms with the names of the two in place of the words for them.</summary>
    public List<Term> Named(List<Term> terms, IReadOnlyList<Token> tokens)
    {
        if (sides.Length == 0)
            return terms;
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i] is not { Kind: TermKind.Word, IsVerb: false, IsAsked: false, IsContext: false } noun || !noun.Lemmas.Any(kinds.Contains) || !IsOfBoth(noun, tokens))
                continue;
            var first = noun.First - 1;
            var named = sides.Select(id => new Term { Kind = TermKind.Entity, Text = noun.Text, First = first, End = noun.End, EntityIds = [id], Mention = MentionKind.Name }).ToList();
            return [.. terms.Take(i).Where(t => t.First < first), .. named, .. terms.Skip(i + 1)];
        }

        return terms;
    }

    // "Two countries" may be any, as may those that something is said about: "the two states of the union", "both countries that signed".
    private static bool IsOfBoth(Term noun, IReadOnlyList<Token> tokens) =>
        noun.First > 0 && noun.End == noun.First + 1 && (tokens[noun.First - 1].Folded == "both" || (tokens[noun.First - 1].Folded == "two" && noun.First > 1 && tokens[noun.First - 2].Folded is "the" or "these" or "our" or "those"))
        && !(noun.End < tokens.Count && tokens[noun.End].Folded is "of" or "that" or "which" or "who" or "whose" or "in" or "from");
}
