using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Writes out a question that is cut short to keywords, where a word at its beginning or end says what is asked for: "mill closed,
/// reason" is "what was the reason of mill closed", "Lind letter to" is "Lind letter to whom". Immutable.
/// </summary>
internal sealed class KeywordQuestion(KnowledgeStore store, Lexicon lexicon)
{
    // Fewer words lean on what was said before.
    private const int LeastWords = 3;

    // Nouns that at the end of keywords say nothing but what is asked for: a "target" or a "fate" may be told of itself.
    private static readonly FrozenSet<string> Hanging = new[] { "reason", "motive", "motivation", "rationale", "pretext", "explanation", "purpose", "aim", "goal", "objective", "intention", "result", "outcome", "consequence" }.ToFrozenSet();

    private static readonly FrozenSet<string> Counts = new[] { "number", "numbers", "count", "tally" }.ToFrozenSet();
    private static readonly FrozenSet<string> Lasting = new[] { "lasted", "lasting", "duration", "length" }.ToFrozenSet();

    // What asks for the object of a preposition that ends the question.
    private static readonly FrozenDictionary<string, string> Objects = new Dictionary<string, string>
    {
        ["to"] = "whom",
        ["with"] = "whom",
        ["against"] = "whom",
        ["by"] = "whom",
        ["for"] = "what",
    }.ToFrozenDictionary();

    // Compound nouns only: a "site" is asked for as any place.
    private readonly FrozenSet<string> places = store.Slots.Values.Where(s => s.Type == SlotType.Place).SelectMany(s => s.Nouns).Where(n => n.Contains(' ', StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>The question written out, or null where it is no such question.</summary>
    /// <param name="analysis">The message.</param>
    public string? Of(Analysis analysis)
    {
        var tokens = analysis.Tokens;
        var fillers = Fillers.Among(analysis, lexicon);
        var (from, to) = (0, tokens.Count);
        while (from < to && fillers[from])
            from++;
        while (to > from && fillers[to - 1] && tokens[to - 1].Text is not "\"")
            to--;
        var words = Enumerable.Range(from, to - from).Where(i => tokens[i].Kind != TokenKind.Mark).ToList();
        if (words.Count < LeastWords || FunctionWords.Auxiliaries.Contains(tokens[from].Folded) || words.Exists(i => FunctionWords.Interrogatives.Contains(tokens[i].Folded) || FunctionWords.Pointing.Contains(tokens[i].Folded) || tokens[i].Folded is "or" or "and" && i == from)
            || Enumerable.Range(from, to - from).Any(i => tokens[i].Text is "." or "!" or "?" or ";"))
        {
            return null;
        }

        var last = words[^1];
        var behind = Range(from, last);
        if (behind is null)
            return null;
        if (tokens[last].Folded == "about" && last == to - 1)
            return $"what is {behind} about";
        if (Objects.TryGetValue(tokens[last].Folded, out var asked))
            return $"{Range(from, last + 1)} {(IsOfMatters(tokens[last - 1], tokens[last]) ? "what" : asked)}";
        if (tokens[last].Folded == "because")
            return $"why {behind}";
        if (Lasting.Contains(tokens[last].Folded))
            return $"how long did {behind} last";
        if (Counts.Contains(tokens[last].Folded))
            return $"how many {behind}";
        if (IsCurrencySign(tokens[last]))
            return $"how much money {behind}";
        if (IsCurrencySign(tokens[from]))
            return $"how much money {Range(from + 1, to)}";
        if (tokens[last - 1].Kind == TokenKind.Word && last - 1 > from && places.Contains($"{tokens[last - 1].Folded} {tokens[last].Folded}"))
            return Range(from, last - 1) is { } launched ? $"what was the {Range(last - 1, to)} of {launched}" : null;
        if (IsSlotNoun(analysis, last))
            return $"{tokens[last].Text} of {behind}";
        return IsSlotNoun(analysis, from) && !FunctionWords.Prepositions.Contains(tokens[from + 1].Folded) && tokens[from + 1].Kind == TokenKind.Word ? $"{tokens[from].Text} of {Range(from + 1, to)}" : null;

        // Without the marks at its ends.
        string? Range(int first, int end)
        {
            while (first < end && tokens[first].Kind == TokenKind.Mark)
                first++;
            while (end > first && tokens[end - 1].Kind == TokenKind.Mark)
                end--;
            return end > first ? analysis.Utterance.TextOf(first, end) : null;
        }
    }

    // "Visit led to", "moved to": what follows is no person.
    private bool IsOfMatters(Token before, Token preposition) =>
        before.Kind == TokenKind.Word && (lexicon.ClassOf(before) == WordClass.Relation || (preposition.Folded == "to" && before.Folded.EndsWith("ed", StringComparison.Ordinal)) || lexicon.ClassOf($"{before.Lemmas[0]} {preposition.Folded}") == WordClass.Relation);

    // One that stands for its word: before a number it stays a mark.
    private static bool IsCurrencySign(Token token) => token is { Kind: TokenKind.Word, Text: "$" or "€" or "¥" };

    private static bool IsSlotNoun(Analysis analysis, int i) =>
        analysis.Tokens[i].Lemmas.Any(Hanging.Contains) && !analysis.Mentions.Covers(i) && !analysis.Tokens[i].Possessive;
}
