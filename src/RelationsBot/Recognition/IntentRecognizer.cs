using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Chooses the intent rule: of the highest precedence the match that begins first, of these the one that stands for most words, of these the first in the
/// data. Immutable.
/// </summary>
internal sealed class IntentRecognizer(IReadOnlyList<IntentRule> rules, IReadOnlyDictionary<string, Slot> slots)
{
    // What an utterance must hold for a pattern to have a chance: one of each list. Most patterns fall at the first.
    private readonly Dictionary<Pattern, IReadOnlyList<string>[]> needed = rules
        .SelectMany(r => r.Patterns.Concat(r.AntiPatterns)).Distinct()
        .ToDictionary(p => p, p => p.Elements.Where(e => e.Kind == PatternElementKind.Words && !e.Optional).Select(e => e.Words).ToArray());

    // As many words an operator's part may have.
    private const int LongestPart = 24;

    // A rule looks at this many words from the first on: questions that begin later are cut off by their sentence.
    private const int Window = 120;

    /// <summary>The winning match among tokens from <paramref name="from"/> (included) to <paramref name="to"/>, or null.</summary>
    public IntentMatch? Recognize(IReadOnlyList<Token> tokens, int from, int to, MentionMap mentions)
    {
        var words = new List<int>();
        for (var i = from; i < to && words.Count < Window; i++)
        {
            if (tokens[i].Kind != TokenKind.Mark)
                words.Add(i);
        }

        var forms = new HashSet<string>();
        foreach (var w in words)
        {
            forms.Add(tokens[w].Folded);
            forms.UnionWith(tokens[w].Lemmas);
        }

        IntentMatch? best = null;
        foreach (var rule in rules)
        {
            if (Match(rule, rule.Patterns, tokens, words, mentions, forms) is not { } match || Better(best, match))
                continue;
            if (Match(rule, rule.AntiPatterns, tokens, words, mentions, forms) is null)
                best = match;
        }

        return best;
    }

    private static bool Better(IntentMatch? best, IntentMatch other) =>
        best is not null && (best.Rule.Precedence > other.Rule.Precedence || (best.Rule.Precedence == other.Rule.Precedence && IsEarlier(best, other)));

    private static bool IsEarlier(IntentMatch best, IntentMatch other) =>
        (best.First < other.First || (best.First == other.First && best.Tokens.Count >= other.Tokens.Count));

    private IntentMatch? Match(IntentRule rule, IReadOnlyList<Pattern> patterns, IReadOnlyList<Token> tokens, List<int> words, MentionMap mentions, HashSet<string> forms)
    {
        IntentMatch? best = null;
        var nouns = rule.Slot is { } slot ? slots[slot].Nouns : [];
        var parts = new List<(int First, int End)>();
        foreach (var pattern in patterns)
        {
            if (!Array.TrueForAll(needed[pattern], alternatives => alternatives.Any(forms.Contains)))
                continue;
            var last = pattern.Elements[0].Kind == PatternElementKind.Start ? Math.Min(1, words.Count) : words.Count;
            for (var start = 0; start < last; start++)
            {
                var used = new List<int>();
                parts.Clear();
                if (At(pattern.Elements, 0, start, used) && used.Count > 0)
                {
                    var match = new IntentMatch(rule, pattern, [.. used]) { Parts = [.. parts] };
                    if (!Better(best, match))
                        best = match;
                    break;
                }
            }
        }

        return best;

        bool At(IReadOnlyList<PatternElement> elements, int e, int w, List<int> used)
        {
            if (e == elements.Count)
                return true;
            var element = elements[e];
            switch (element.Kind)
            {
                case PatternElementKind.Start:
                    return w == 0 && At(elements, e + 1, w, used);
                case PatternElementKind.End:
                    return w == words.Count && At(elements, e + 1, w, used);
                case PatternElementKind.Gap:
                    for (var skip = 0; skip <= 8 && w + skip <= words.Count; skip++)
                    {
                        if (At(elements, e + 1, w + skip, used))
                            return true;
                    }

                    return false;
                case PatternElementKind.Part:
                    for (var length = 1; length <= LongestPart && w + length <= words.Count; length++)
                    {
                        parts.Add((words[w], words[w + length - 1] + 1));
                        if (At(elements, e + 1, w + length, used))
                            return true;
                        parts.RemoveAt(parts.Count - 1);
                    }

                    return false;
            }

            if (w < words.Count && Count(element, w) is var count and > 0)
            {
                var mark = used.Count;
                for (var i = 0; i < count && !element.IsKept; i++)
                    used.Add(words[w + i]);
                if (At(elements, e + 1, w + count, used))
                    return true;
                used.RemoveRange(mark, used.Count - mark);
            }

            return element.Optional && At(elements, e + 1, w, used);
        }

        int Count(PatternElement element, int w)
        {
            var token = tokens[words[w]];
            if (element.Kind == PatternElementKind.Mention)
            {
                var end = mentions.EndOf(element.Words[0], words[w]);
                return end < 0 ? 0 : words.Skip(w).TakeWhile(i => i < end).Count();
            }

            var alternatives = element.Kind == PatternElementKind.SlotNoun ? nouns : element.Words;
            foreach (var alternative in alternatives)
            {
                if (alternative.Contains(' ', StringComparison.Ordinal))
                {
                    var parts = alternative.Split(' ');
                    if (w + parts.Length <= words.Count && parts.Select((p, i) => tokens[words[w + i]].Is(p)).All(x => x))
                        return parts.Length;
                }
                else if (token.Is(alternative))
                {
                    return 1;
                }
            }

            return 0;
        }
    }
}
