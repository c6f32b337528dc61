using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Chooses the intent rule: of the highest precedence the match that begins first, of these the one that stands for most words, of these the first in the
/// data. Immutable.
/// </summary>
internal sealed class IntentRecognizer(IReadOnlyList<IntentRule> rules, IReadOnlyDictionary<string, Slot> slots)
{
    // As many words an operator's part may have.
    private const int LongestPart = 24;

    // A rule looks at this many words from the first on: questions that begin later are cut off by their sentence.
    private const int Window = 120;

    private readonly PatternIndex patterns = new(rules.SelectMany(r => r.Patterns));
    private readonly PatternIndex antiPatterns = new(rules.SelectMany(r => r.AntiPatterns));

    // The words of those slot nouns that have several.
    private readonly FrozenDictionary<string, string[]> phrases = slots.Values.SelectMany(s => s.Nouns).Distinct().Where(n => n.Contains(' ', StringComparison.Ordinal)).ToFrozenDictionary(n => n, n => n.Split(' '));

    /// <summary>What the rule of an intent that asks for a slot is called, "asks when"; null where no rule has the intent.</summary>
    public string? NameOf(string intent, string? slot) =>
        (rules.FirstOrDefault(r => r.Intent == intent && r.Slot == slot) ?? rules.FirstOrDefault(r => r.Intent == intent))?.Name;

    /// <summary>The winning match among tokens from <paramref name="from"/> (included) to <paramref name="to"/>, or null.</summary>
    public IntentMatch? Recognize(IReadOnlyList<Token> tokens, int from, int to, MentionMap mentions)
    {
        var words = new List<int>();
        var forms = new HashSet<string>();
        for (var i = from; i < to && words.Count < Window; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark)
                continue;
            words.Add(i);
            forms.Add(tokens[i].Folded);
            forms.UnionWith(tokens[i].Lemmas);
        }

        // Shared by all tries, each of which clears them.
        var scratch = new Scratch([], []);
        IntentMatch? best = null;
        var possible = patterns.Possible(forms);
        bool[]? possibleAnti = null;
        var (first, firstAnti) = (0, 0);
        foreach (var rule in rules)
        {
            if ((best is null || best.Rule.Precedence <= rule.Precedence)
                && Match(rule, rule.Patterns, possible.AsSpan(first, rule.Patterns.Count), tokens, words, mentions, scratch) is { } match && !Better(best, match)
                && Match(rule, rule.AntiPatterns, (possibleAnti ??= antiPatterns.Possible(forms)).AsSpan(firstAnti, rule.AntiPatterns.Count), tokens, words, mentions, scratch) is null)
            {
                best = match;
            }

            first += rule.Patterns.Count;
            firstAnti += rule.AntiPatterns.Count;
        }

        return best;
    }

    private static bool Better(IntentMatch? best, IntentMatch other) =>
        best is not null && (best.Rule.Precedence > other.Rule.Precedence || (best.Rule.Precedence == other.Rule.Precedence && IsEarlier(best, other)));

    private static bool IsEarlier(IntentMatch best, IntentMatch other) =>
        (best.First < other.First || (best.First == other.First && best.Tokens.Count >= other.Tokens.Count));

    private IntentMatch? Match(IntentRule rule, IReadOnlyList<Pattern> patterns, ReadOnlySpan<bool> possible, IReadOnlyList<Token> tokens, List<int> words, MentionMap mentions, Scratch scratch)
    {
        IntentMatch? best = null;
        for (var p = 0; p < patterns.Count; p++)
        {
            if (possible[p] && Match(rule, patterns[p], tokens, words, mentions, scratch) is { } match && !Better(best, match))
                best = match;
        }

        return best;
    }

    private IntentMatch? Match(IntentRule rule, Pattern pattern, IReadOnlyList<Token> tokens, List<int> words, MentionMap mentions, Scratch scratch)
    {
        var (used, parts) = scratch;
        var nouns = rule.Slot is { } slot ? slots[slot].Nouns : [];
        parts.Clear();
        var last = pattern.Elements[0].Kind == PatternElementKind.Start ? Math.Min(1, words.Count) : words.Count;
        for (var start = 0; start < last; start++)
        {
            used.Clear();
            parts.Clear();
            if (At(pattern.Elements, 0, start) && used.Count > 0)
                return new IntentMatch(rule, pattern, [.. used]) { Parts = [.. parts] };
        }

        return null;

        bool At(IReadOnlyList<PatternElement> elements, int e, int w)
        {
            if (e == elements.Count)
                return true;
            var element = elements[e];
            switch (element.Kind)
            {
                case PatternElementKind.Start:
                    return w == 0 && At(elements, e + 1, w);
                case PatternElementKind.End:
                    return w == words.Count && At(elements, e + 1, w);
                case PatternElementKind.Gap:
                    for (var skip = 0; skip <= 8 && w + skip <= words.Count; skip++)
                    {
                        if (At(elements, e + 1, w + skip))
                            return true;
                    }

                    return false;
                case PatternElementKind.Part:
                    for (var length = 1; length <= LongestPart && w + length <= words.Count; length++)
                    {
                        parts.Add((words[w], words[w + length - 1] + 1));
                        if (At(elements, e + 1, w + length))
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
                if (At(elements, e + 1, w + count))
                    return true;
                used.RemoveRange(mark, used.Count - mark);
            }

            return element.Optional && At(elements, e + 1, w);
        }

        int Count(PatternElement element, int w)
        {
            var token = tokens[words[w]];
            if (element.Kind == PatternElementKind.Mention)
            {
                var end = mentions.EndOf(element.Words[0], words[w]);
                var length = 0;
                while (w + length < words.Count && words[w + length] < end)
                    length++;
                return length;
            }

            // Only a slot's noun may be several words.
            var isNoun = element.Kind == PatternElementKind.SlotNoun;
            var alternatives = isNoun ? nouns : element.Words;
            for (var i = 0; i < alternatives.Count; i++)
            {
                if (token.Is(alternatives[i]))
                    return 1;
                if (isNoun && Several(alternatives[i], w) is var several and > 0)
                    return several;
            }

            return 0;
        }

        int Several(string alternative, int w)
        {
            if (!phrases.TryGetValue(alternative, out var forms) || w + forms.Length > words.Count)
                return 0;
            for (var i = 0; i < forms.Length; i++)
            {
                if (!tokens[words[w + i]].Is(forms[i]))
                    return 0;
            }

            return forms.Length;
        }
    }

    /// <summary>What a try has taken so far: tokens of the rule's own words, and parts.</summary>
    private readonly record struct Scratch(List<int> Used, List<(int First, int End)> Parts);
}
