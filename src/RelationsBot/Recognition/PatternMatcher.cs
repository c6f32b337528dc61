using RelationsBot.Knowledge;

namespace RelationsBot.Recognition;

/// <summary>The words of an utterance that a rule is looked for among, marks left out.</summary>
/// <param name="Tokens">Their places in the utterance.</param>
/// <param name="Forms">Which of the vocabulary each is.</param>
/// <param name="Mentions">What is recognised in the utterance.</param>
internal sealed record PatternWords(List<int> Tokens, List<int[]> Forms, MentionMap Mentions)
{
    /// <summary>How many there are.</summary>
    public int Count => Tokens.Count;
}

/// <summary>A pattern of a rule, made ready: it is tried at every word. Immutable.</summary>
internal sealed class PatternMatcher
{
    // As many words an operator's part may have.
    private const int LongestPart = 24;

    private const int LongestGap = 8;

    private readonly Pattern pattern;
    private readonly WordSet[] words;

    // The nouns of the rule's slot, in their order; one may be several words.
    private readonly int[][] nouns;

    // The element that the first word must be, or -1.
    private readonly int opener;

    /// <summary>Makes a pattern ready.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="slot">The slot of its rule, or null.</param>
    /// <param name="vocabulary">Holds the words of the pattern and the slot.</param>
    public PatternMatcher(Pattern pattern, Slot? slot, Vocabulary vocabulary)
    {
        this.pattern = pattern;
        words = [.. pattern.Elements.Select(e => e.Kind == PatternElementKind.Words ? vocabulary.SetOf(e.Words) : default)];
        opener = pattern.Elements is [{ Kind: PatternElementKind.Start }, { Kind: PatternElementKind.Words, Optional: false }, ..] ? 1 : -1;
        nouns = pattern.Elements.Any(e => e.Kind == PatternElementKind.SlotNoun) ? [.. (slot?.Nouns ?? []).Select(n => n.Split(' ').Select(vocabulary.Of).ToArray())] : [];
    }

    /// <summary>Where it matches first, or null.</summary>
    /// <param name="rule">Its rule.</param>
    /// <param name="text">The words.</param>
    public IntentMatch? Match(IntentRule rule, PatternWords text)
    {
        List<int>? used = null;
        List<(int First, int End)>? parts = null;
        var first = pattern.Elements[0];

        // Most patterns that stand at the beginning fail there.
        if (opener >= 0 && (text.Count == 0 || !words[opener].HoldsAny(text.Forms[0])))
            return null;
        var last = first.Kind == PatternElementKind.Start ? Math.Min(1, text.Count) : text.Count;
        for (var start = 0; start < last; start++)
        {
            // Most tries fail at their first word.
            if (first is { Kind: PatternElementKind.Words, Optional: false } && !words[0].HoldsAny(text.Forms[start]))
                continue;
            (used ??= []).Clear();
            (parts ??= []).Clear();
            if (At(0, start, text, used, parts) && used.Count > 0)
                return new IntentMatch(rule, pattern, used) { Parts = parts };
        }

        return null;
    }

    // Whether the elements from one on match the words from one on; what they take is added.
    private bool At(int e, int w, PatternWords text, List<int> used, List<(int First, int End)> parts)
    {
        if (e == pattern.Elements.Count)
            return true;
        var element = pattern.Elements[e];
        switch (element.Kind)
        {
            case PatternElementKind.Start:
                return w == 0 && At(e + 1, w, text, used, parts);
            case PatternElementKind.End:
                return w == text.Count && At(e + 1, w, text, used, parts);
            case PatternElementKind.Gap:
                for (var skip = 0; skip <= LongestGap && w + skip <= text.Count; skip++)
                {
                    if (At(e + 1, w + skip, text, used, parts))
                        return true;
                }

                return false;
            case PatternElementKind.Part:
                for (var taken = 1; taken <= LongestPart && w + taken <= text.Count; taken++)
                {
                    parts.Add((text.Tokens[w], text.Tokens[w + taken - 1] + 1));
                    if (At(e + 1, w + taken, text, used, parts))
                        return true;
                    parts.RemoveAt(parts.Count - 1);
                }

                return false;
        }

        if (w < text.Count && Length(e, w, text) is var length and > 0)
        {
            var mark = used.Count;
            for (var i = 0; i < length && !element.IsKept; i++)
                used.Add(text.Tokens[w + i]);
            if (At(element.Repeats ? e : e + 1, w + length, text, used, parts))
                return true;
            used.RemoveRange(mark, used.Count - mark);
        }

        return element.Optional && At(e + 1, w, text, used, parts);
    }

    // How many words an element stands for at a word; 0: it does not match.
    private int Length(int e, int w, PatternWords text)
    {
        var element = pattern.Elements[e];
        if (element.Kind == PatternElementKind.Words)
            return words[e].HoldsAny(text.Forms[w]) ? 1 : 0;
        var length = 0;
        if (element.Kind == PatternElementKind.Mention)
        {
            var end = text.Mentions.EndOf(element.Words[0], text.Tokens[w]);
            while (w + length < text.Count && text.Tokens[w + length] < end)
                length++;
            return length;
        }

        foreach (var noun in nouns)
        {
            for (length = 0; length < noun.Length && w + length < text.Count && text.Forms[w + length].Contains(noun[length]);)
                length++;
            if (length == noun.Length)
                return length;
        }

        return 0;
    }
}
