using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Probes;

/// <summary>
/// Puts a fact into a clause: its verb is the one that the entry's own questions or statement use, prepositions and articles are
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

    /// <summary>The clause of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="without">A role that it must not name: the one that is asked for.</param>
    /// <param name="dated">Whether to name the year.</param>
    /// <returns>Null where the entry has no verb for it, or nobody is left to name.</returns>
    public Clause? Of(Proposition fact, string? without, bool dated)
    {
        var entry = store.Of(fact.EntryId);
        if (actions.Of(store.Store.Frames[fact.Frame], entry.Texts) is not { } verb)
            return null;
        var subject = without == "agent" ? null : Name(fact, "agent", entry, "");
        var objects = ObjectRoles
            .Where(r => r.Role != without)
            .Select(r => Name(fact, r.Role, entry, r.Preposition))
            .OfType<ClausePart>()
            .Take(MostObjects)
            .ToList();

        // Without an actor the first thing acted on becomes the subject of a passive.
        if (subject is null && without != "agent" && (objects.Count == 0 || objects[0].Role is not ("patient" or "recipient")))
            return null;
        if (subject is null && without == "agent" && objects.Count == 0)
            return null;
        if (subject is null && without != "agent")
            objects[0] = objects[0] with { Preposition = "" };
        return new Clause(subject?.Text, verb.Lemma, objects, dated ? Year(fact) : "");
    }

    /// <summary>The preposition of a role in the entry's words, or the usual one.</summary>
    public string Preposition(Proposition fact, string role) => Name(fact, role, store.Of(fact.EntryId), ObjectRoles.FirstOrDefault(r => r.Role == role).Preposition ?? "")?.Preposition ?? "";

    /// <summary>"in 2002"; empty where the fact has no year.</summary>
    public static string Year(Proposition fact) =>
        fact.When is { IsBounded: true, Precision: Precision.Day or Precision.Month or Precision.Year } when ? FormattableString.Invariant($"in {when.Start.Year}") : "";

    /// <summary>Entities that a clause names.</summary>
    public static IEnumerable<string> Named(Clause clause, Proposition fact) =>
        clause.Objects.Select(o => o.Entity).Append(clause.Subject is null ? null : fact["agent"][0].EntityId).OfType<string>();

    private ClausePart? Name(Proposition fact, string role, EntryReading entry, string usual)
    {
        if (fact[role] is not [{ IsUnknown: false } value, ..] || (fact[role].Count > 1 && value.EntityId is null))
            return null;
        if (value.EntityId is not { } id)
        {
            if (value.Text.Split(' ').Length > MostWords)
                return null;
            return new ClausePart(role, value.Text.StartsWith("to ", StringComparison.Ordinal) || value.Text.StartsWith("that ", StringComparison.Ordinal) ? "" : usual, value.Text, null);
        }

        var names = fact[role].Select(v => v.EntityId is { } other ? store.Store.Entities[other].Name : null).ToList();
        if (names.Count > 2 || names.Contains(null))
            return null;
        var (article, preposition) = Before(entry.Statement, id);
        return new ClausePart(role, role == "agent" ? "" : preposition ?? usual, article + string.Join(" and ", names), id);
    }

    // What stands before the name in the statement: its article, and the preposition or nothing behind the verb.
    private static (string Article, string? Preposition) Before(Analysis statement, string id)
    {
        foreach (var mention in statement.Mentions.Entities.Where(m => m.EntityIds.Contains(id) && m.Kind == MentionKind.Name))
        {
            var i = mention.First - 1;
            var article = i >= 0 && statement.Tokens[i].Folded == "the" ? "the " : "";
            while (i >= 0 && Articles.Contains(statement.Tokens[i].Folded))
                i--;
            if (i < 0)
                return (article, null);
            var word = statement.Tokens[i].Folded;
            return (article, Prepositions.Contains(word) && word != "of" ? word : word.EndsWith("ed", StringComparison.Ordinal) ? "" : null);
        }

        return ("", null);
    }
}
