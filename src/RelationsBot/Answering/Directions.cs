using System.Collections.Frozen;
using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Which state stands behind which preposition in what an entry tells: "a talk with Japan has no use for the North" told of a talk with the North. What a
/// role holds as a phrase has no roles of its own. Immutable.
/// </summary>
internal sealed class Directions(KnowledgeStore store, FactIndex index)
{
    private static readonly FrozenSet<string> Directing = new[] { "with", "to", "for", "from", "against", "within", "toward", "towards" }.ToFrozenSet();

    // A state by its names and by those of its capital.
    private readonly (string Name, string State)[] names = [.. store.Entities.Values.Select(e => (Entity: e, State: e.Type == EntityType.Country ? e.Id : e.Governs ? e.Of : null)).Where(e => e.State is not null)
        .SelectMany(e => e.Entity.Aliases.Append(e.Entity.Name), (e, name) => (name, e.State!)).OrderByDescending(n => n.name.Length).ThenBy(n => n.name, StringComparer.Ordinal)];

    private readonly Direction[]?[] told = new Direction[]?[index.Facts.Count];

    // "Talks with Japan".
    private readonly record struct Direction(string Noun, string Preposition, string State);

    /// <summary>A state behind a noun and its preposition where the fact's entry has another one that the question names too, or null.</summary>
    public Veto? Exchanged(Reading reading, Fact fact)
    {
        // Of two that are offered one is not told.
        if (reading.Form == QuestionForm.Choice)
            return null;
        foreach (var term in reading.Terms)
        {
            if (term is { Kind: TermKind.Entity, IsInherited: false, IsContext: false, IsAsked: false, Preposition: { } preposition } && Directing.Contains(preposition) && StateOf(term) is { } state
                && reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Word, IsContext: false } && t.End >= 0 && (t.End == term.First || t.End == term.First - 1)) is { } noun && IsOther(noun, preposition, state, reading, fact))
            {
                return new Veto($"'{{0}}' is not '{preposition}' what it is there", term.Text);
            }
        }

        return null;
    }

    private bool IsOther(Term noun, string preposition, string state, Reading reading, Fact fact)
    {
        var isOther = false;
        foreach (var told in index.OfEntry(fact.Entry))
        {
            foreach (var direction in ToldIn(told))
            {
                if (direction.Preposition != preposition || !(Possession.IsForm(direction.Noun, noun) || noun.Parts.Any(p => Possession.IsForm(direction.Noun, p))))
                    continue;
                if (direction.State == state)
                    return false;
                isOther |= reading.Named.Any(t => StateOf(t) == direction.State);
            }
        }

        return isOther;
    }

    private string? StateOf(Term term) => term.EntityIds is [var id] && store.Entities[id] is var entity ? entity.Type == EntityType.Country ? id : entity.Governs ? entity.Of : null : null;

    private Direction[] ToldIn(Fact fact) => told[fact.Order] ??= [.. fact.Proposition.Values.Where(v => v.EntityId is null).Select(v => v.Text).Append(fact.Entry.Own).SelectMany(In)];

    private IEnumerable<Direction> In(string text)
    {
        var words = text.Split(' ');
        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (!Directing.Contains(words[i]))
                continue;
            var behind = string.Join(' ', words.Skip(i + 1));
            if ((StateAt(behind) ?? (words[i + 1] == "the" ? StateAt(behind[4..]) : null)) is { } state)
                yield return new Direction(words[i - 1], words[i], state);
        }
    }

    // The state that a text begins with, not what that has.
    private string? StateAt(string text) =>
        Array.Find(names, n => text.StartsWith(n.Name, StringComparison.Ordinal) && (text.Length == n.Name.Length || !char.IsLetter(text[n.Name.Length]))) is { Name: not null } found && !text[found.Name.Length..].StartsWith("'s", StringComparison.Ordinal) ? found.State : null;
}
