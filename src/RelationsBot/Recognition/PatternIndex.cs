namespace RelationsBot.Recognition;

/// <summary>
/// Which of a row of patterns have a chance in an utterance, told by its words alone: most fall before they are tried. Immutable.
/// </summary>
internal sealed class PatternIndex
{
    // Of each pattern's elements that must be there, the one whose words the fewest patterns need, under each of these; the others are checked after.
    private readonly Dictionary<string, List<int>> byWord = [];
    private readonly string[][][] needed;

    // Patterns that no word rules out.
    private readonly bool[] always;

    /// <summary>Indexes patterns by their places in a row.</summary>
    public PatternIndex(IEnumerable<Pattern> patterns)
    {
        var words = patterns.Select(p => p.Elements.Where(e => e.Kind == PatternElementKind.Words && !e.Optional).Select(e => e.Words.ToArray()).ToList()).ToList();
        var common = words.SelectMany(w => w.SelectMany(e => e).Distinct()).CountBy(w => w).ToDictionary();
        needed = [.. words.Select(w => w.OrderBy(e => e.Sum(alternative => common[alternative])).ToArray())];
        always = [.. needed.Select(n => n.Length == 0)];
        for (var i = 0; i < needed.Length; i++)
        {
            foreach (var word in needed[i].FirstOrDefault([]))
            {
                if (!byWord.TryGetValue(word, out var list))
                    byWord[word] = list = [];
                list.Add(i);
            }
        }
    }

    /// <summary>For each pattern whether the words that must be there are.</summary>
    /// <param name="forms">The words of the utterance as they stand, and their base forms.</param>
    public bool[] Possible(HashSet<string> forms)
    {
        var possible = (bool[])always.Clone();
        foreach (var form in forms)
        {
            foreach (var pattern in byWord.GetValueOrDefault(form, []))
                possible[pattern] = possible[pattern] || Array.TrueForAll(needed[pattern], words => Array.Exists(words, forms.Contains));
        }

        return possible;
    }
}
