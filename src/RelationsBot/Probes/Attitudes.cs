using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>
/// Which facts tell how somebody stands to a deed rather than the deed: who admits, denies, demands, wishes, promises or refuses it. The
/// store's own frames say so: those whose content has not happened for all that, and those of whose facts one has a clause for content. Immutable.
/// </summary>
internal sealed class Attitudes
{
    // Longer contents make questions that nobody asks.
    private const int MostWords = 14;

    private readonly StoreReading store;
    private readonly HashSet<string> frames;

    public Attitudes(StoreReading store)
    {
        this.store = store;
        var led = store.All.SelectMany(e => e.Entry.Propositions).Where(p => p["content"].Any(v => FactWording.IsClause(v.Text))).Select(p => p.Frame).ToHashSet();

        // What sides do together is told of each of them.
        frames = [.. store.Store.Frames.Values.Where(f => (f.IsOpen || led.Contains(f.Id)) && f.Reverse != f.Id).Select(f => f.Id)];
    }

    /// <summary>The facts that do.</summary>
    public IEnumerable<Proposition> All => store.All.SelectMany(e => e.Entry.Propositions).Where(p => frames.Contains(p.Frame));

    /// <summary>What a fact leads up to, where that can stand in a question.</summary>
    public static IEnumerable<RoleValue> Contents(Proposition fact) =>
        (fact["content"].Count > 0 ? fact["content"] : fact["patient"]).Where(v => !v.IsUnknown && v.Text.IndexOfAny(['"', '(', ',', ';', ':']) < 0 && v.Text.Split(' ').Length <= MostWords);

    /// <summary>The deed of a content, in the base form: "to pay the toll" and "paying the toll" as "pay the toll"; null: it names none.</summary>
    public string? Deed(RoleValue content)
    {
        if (content.Text.StartsWith("to ", StringComparison.Ordinal) && store.Cut(content.Text) is [_, { Kind: TokenKind.Word } verb, ..] && verb.Lemmas.Contains(verb.Folded))
            return content.Text[3..];
        return store.Cut(content.Text) is [{ IsIngForm: true } first, ..] && first.Lemmas.FirstOrDefault(l => l != first.Folded) is { } lemma
            ? lemma + content.Text[first.Span.End..]
            : null;
    }
}
