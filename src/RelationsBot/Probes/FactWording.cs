using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Probes;

/// <summary>
/// Puts a fact into a clause: its verb is the one that the entry's own statement or questions use, prepositions and articles are
/// those of the statement. Immutable.
/// </summary>
internal sealed class FactWording(StoreReading store, ActionWords actions)
{
    // The longest value that a question names: longer ones make questions that nobody asks.
    private const int MostWords = 7;

    private const int MostObjects = 2;

    private static readonly (string Role, string Preposition)[] ObjectRoles =
        [("patient", ""), ("partner", "with"), ("destination", "to"), ("recipient", "to"), ("origin", "from"), ("content", "")];

    private static readonly string[] Prepositions = ["to", "with", "from", "in", "on", "about", "against", "for", "of", "over", "into", "towards", "between", "at", "by", "under"];
    private static readonly string[] Articles = ["the", "a", "an", "its", "their", "his", "her"];

    private readonly Dictionary<string, string> valency = Valency(store, actions);

    /// <summary>The clause of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="without">A role that it must not name: the one that is asked for.</param>
    /// <param name="dated">Whether to name the year.</param>
    /// <returns>Null where the entry has no verb for it, or nobody is left to name.</returns>
    public Clause? Of(Proposition fact, string? without, bool dated) =>
        actions.Of(store.Store.Frames[fact.Frame], store.Of(fact.EntryId).Texts) is { } verb ? Of(fact, verb, without, dated) : null;

    /// <summary>The clause of a fact with a verb that need not be its entry's own; null where nobody is left to name.</summary>
    public Clause? Of(Proposition fact, ActionWord verb, string? without, bool dated)
    {
        var entry = store.Of(fact.EntryId);
        var subject = without == "agent" ? null : Name(fact, "agent", entry, "");
        var asked = without is null ? [] : fact[without].SelectMany(v => v.Entities).ToHashSet();
        var objects = new List<ClausePart>();
        foreach (var (role, usual) in ObjectRoles.Where(r => r.Role != without))
        {
            if (objects.Count < MostObjects && Name(fact, role, entry, usual) is { } part && !Repeats(fact, part, objects, asked))
                objects.Add(Fitting(part, verb, entry));
        }

        // Without an actor the first thing acted on becomes the subject of a passive.
        if (subject is null && without != "agent" && (objects.Count == 0 || objects[0].Role is not ("patient" or "recipient")))
            return null;
        if (subject is null && without == "agent" && objects.Count == 0)
            return null;
        if (subject is null && without != "agent")
            objects[0] = objects[0] with { Preposition = "" };
        return new Clause(subject?.Text, verb.Lemma, objects, dated ? Year(fact) : "");
    }

    // A phrase that names who stands beside it already, or is asked for: "ties with the party with the party".
    private static bool Repeats(Proposition fact, ClausePart part, List<ClausePart> others, HashSet<string> asked)
    {
        var named = fact[part.Role].SelectMany(v => v.Entities).ToHashSet();
        return named.Overlaps(asked) || others.Any(o => o.Text.Contains(part.Text, StringComparison.Ordinal) || fact[o.Role].SelectMany(v => v.Entities).Any(named.Contains));
    }

    private static bool HasPreposition(string verb) => Prepositions.Any(p => verb.EndsWith(" " + p, StringComparison.Ordinal));

    // The preposition that the verb has already, or that it takes elsewhere in the store's own texts.
    private ClausePart Fitting(ClausePart part, ActionWord verb, EntryReading entry)
    {
        if (HasPreposition(verb.Lemma))
            return part with { Preposition = "" };
        var isInStatement = actions.In(entry.Statement, [.. entry.Entry.Propositions.Select(p => p.Frame)]).Any(w => w.Lemma == verb.Lemma);
        return !isInStatement && part.Role is "patient" or "destination" && valency.TryGetValue(verb.Lemma, out var preposition) ? part with { Preposition = preposition } : part;
    }

    /// <summary>The preposition of a role in the entry's words, or the usual one.</summary>
    public string Preposition(Proposition fact, string role) => HasPreposition(Of(fact, role, dated: false)?.Verb ?? "") ? "" : Name(fact, role, store.Of(fact.EntryId), ObjectRoles.FirstOrDefault(r => r.Role == role).Preposition ?? "")?.Preposition ?? "";

    /// <summary>"in 2002"; empty where the fact has no year.</summary>
    public static string Year(Proposition fact) =>
        fact.When is { IsBounded: true, Precision: Precision.Day or Precision.Month or Precision.Year } when ? FormattableString.Invariant($"in {when.Start.Year}") : "";

    /// <summary>Entities that a clause names.</summary>
    public static IEnumerable<string> Named(Clause clause, Proposition fact) =>
        clause.Objects.Select(o => o.Entity).Append(clause.Subject is null ? null : fact["agent"][0].EntityId).OfType<string>();

    /// <summary>The preposition right behind a verb in a text; empty: none.</summary>
    public static string Behind(Analysis text, ActionWord word) =>
        word.Tokens[^1] + 1 < text.Tokens.Count && text.Tokens[word.Tokens[^1] + 1].Folded is var next && Prepositions.Contains(next) ? next : "";

    // How verbs stand before names in all texts of the store: directly, or with which preposition.
    private static Dictionary<string, string> Valency(StoreReading store, ActionWords actions)
    {
        var seen = new List<(string Lemma, string Preposition)>();
        string[] frames = [.. store.Store.Frames.Keys];
        foreach (var text in store.All.SelectMany(e => e.Texts))
        {
            foreach (var word in actions.In(text, frames))
            {
                var preposition = Behind(text, word);
                var next = word.Tokens[^1] + (preposition.Length == 0 ? 1 : 2);
                if (next < text.Tokens.Count && Articles.Contains(text.Tokens[next].Folded))
                    next++;
                if (text.Mentions.Entities.Any(m => m.First == next))
                    seen.Add((word.Lemma, preposition));
            }
        }

        return seen.GroupBy(s => s.Lemma).ToDictionary(g => g.Key, g => g.GroupBy(s => s.Preposition).MaxBy(p => p.Count())!.Key);
    }

    private ClausePart? Name(Proposition fact, string role, EntryReading entry, string usual)
    {
        if (fact[role] is not [{ IsUnknown: false } value, ..])
            return null;
        if (value.EntityId is not { } id)
        {
            var text = string.Join(" and ", fact[role].Select(v => v.Text));
            return text.Split(' ').Length > MostWords ? null : new ClausePart(role, IsClause(value.Text) ? "" : usual, text, null);
        }

        var names = fact[role].Select(v => v.EntityId is { } other ? store.Store.Entities[other].Name : null).ToList();
        if (names.Count > 2 || names.Contains(null))
            return null;
        var preposition = Before(entry.Statement, id);
        var article = store.HasArticle(id) ? "the " : "";
        return new ClausePart(role, role == "agent" ? "" : preposition ?? usual, article + string.Join(" and ", names), id);
    }

    /// <summary>Whether a value is a clause of its own: "to begin talks", "that it had done so".</summary>
    public static bool IsClause(string text) => text.StartsWith("to ", StringComparison.Ordinal) || text.StartsWith("that ", StringComparison.Ordinal);

    // The preposition before the name in the statement; empty: it stands behind the verb; null: neither.
    private string? Before(Analysis statement, string id)
    {
        foreach (var mention in statement.Mentions.Entities.Where(m => m.EntityIds.Contains(id) && m.Kind == MentionKind.Name))
        {
            if (!store.IsWholeName(statement, mention, id))
                continue;
            var i = mention.First - 1;
            while (i >= 0 && Articles.Contains(statement.Tokens[i].Folded))
                i--;
            if (i < 0)
                return null;
            var word = statement.Tokens[i].Folded;
            return Prepositions.Contains(word) && word != "of" ? word : word.EndsWith("ed", StringComparison.Ordinal) ? "" : null;
        }

        return null;
    }
}
