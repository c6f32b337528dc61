namespace RelationsBot.Recognition;

/// <summary>
/// Which of a row of patterns have a chance in an utterance, told by its words alone: most fall before they are tried. Immutable.
/// </summary>
internal sealed class PatternIndex
{
    // Of each pattern's elements that must be there, the one whose words the fewest patterns need, under each of these; the others are checked after.
    private readonly int[][] byWord;
    private readonly int[][][] needed;

    // Patterns that no word rules out.
    private readonly int[] always;

    /// <summary>Indexes patterns by their places in a row.</summary>
    public PatternIndex(IEnumerable<Pattern> patterns, Vocabulary vocabulary)
    {
        var words = patterns.Select(p => p.Elements.Where(e => e.Kind == PatternElementKind.Words && !e.Optional).Select(e => e.Words.ToArray()).ToList()).ToList();
        var common = words.SelectMany(w => w.SelectMany(e => e).Distinct()).CountBy(w => w).ToDictionary();
        var rarestFirst = words.Select(w => w.OrderBy(e => e.Sum(alternative => common[alternative])).ToArray()).ToArray();
        needed = [.. rarestFirst.Select(n => n.Select(e => e.Select(vocabulary.Of).ToArray()).ToArray())];
        always = [.. Enumerable.Range(0, needed.Length).Where(i => needed[i].Length == 0)];
        var lists = new List<int>[vocabulary.Count];
        for (var i = 0; i < needed.Length; i++)
        {
            foreach (var word in rarestFirst[i].FirstOrDefault([]))
                (lists[vocabulary.Of(word)] ??= []).Add(i);
        }

        byWord = [.. lists.Select(l => l?.ToArray() ?? [])];
    }

    /// <summary>The patterns whose words are all there, in their order.</summary>
    /// <param name="forms">For each word of the utterance which of the vocabulary it is.</param>
    /// <param name="all">The same as a set.</param>
    public List<int> Possible(List<int[]> forms, WordSet all)
    {
        var possible = new List<int>(always);
        foreach (var form in forms)
        {
            foreach (var word in form)
            {
                foreach (var pattern in byWord[word])
                {
                    if (IsPossible(pattern, all))
                        possible.Add(pattern);
                }
            }
        }

        // A word that comes twice brings its patterns twice.
        possible.Sort();
        return possible;
    }

    /// <summary>Whether the words of one pattern are all there.</summary>
    public bool IsPossible(int pattern, WordSet all)
    {
        foreach (var words in needed[pattern])
        {
            if (!all.HoldsAny(words))
                return false;
        }

        return true;
    }
}
