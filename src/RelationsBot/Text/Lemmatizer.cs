namespace RelationsBot.Text;

/// <summary>
/// Base forms of English words: a table of irregular forms, then the regular endings undone, kept where the result is a known
/// word. Safe for use by several threads.
/// </summary>
public sealed class Lemmatizer
{
    // Plain collections: frozen ones of so many words take longer to build than they save.
    private readonly Dictionary<string, string[]> irregular;
    private readonly HashSet<string> known;
    private readonly WordMemory<IReadOnlyList<string>> lemmas;

    /// <summary>Creates a lemmatiser.</summary>
    /// <param name="irregular">Form to its base forms, folded.</param>
    /// <param name="known">Every known base form, folded.</param>
    public Lemmatizer(IReadOnlyDictionary<string, string[]> irregular, IEnumerable<string> known)
    {
        this.irregular = new Dictionary<string, string[]>(irregular);
        this.known = [.. known];
        lemmas = new(Read);
    }

    private Lemmatizer(Dictionary<string, string[]> irregular, HashSet<string> known)
    {
        this.irregular = irregular;
        this.known = known;
        lemmas = new(Read);
    }

    /// <summary>A lemmatiser that knows further base forms.</summary>
    /// <param name="further">The base forms, folded.</param>
    public Lemmatizer With(IEnumerable<string> further)
    {
        var all = new HashSet<string>(known);
        all.UnionWith(further);
        return new Lemmatizer(irregular, all);
    }

    /// <summary>Whether the word, or a base form of it, is known.</summary>
    public bool Knows(string folded) => known.Contains(folded) || irregular.ContainsKey(folded) || Regular(folded).Any(known.Contains);

    /// <summary>Base forms, the likeliest first. An unknown word gets its regular endings undone as far as that is safe.</summary>
    /// <param name="folded">A folded word.</param>
    public IReadOnlyList<string> Lemmas(string folded) => lemmas.Of(folded);

    private List<string> Read(string folded)
    {
        var lemmas = new List<string>(2);
        if (irregular.TryGetValue(folded, out var forms))
            lemmas.AddRange(forms);
        if (known.Contains(folded) && !lemmas.Contains(folded))
            lemmas.Add(folded);
        foreach (var candidate in Regular(folded))
        {
            if (known.Contains(candidate) && !lemmas.Contains(candidate))
                lemmas.Add(candidate);
        }

        if (lemmas.Count == 0)
            lemmas.Add(Regular(folded).FirstOrDefault(c => c.Length >= 3 && folded.EndsWith('s')) ?? folded);
        return lemmas;
    }

    private static IEnumerable<string> Regular(string word)
    {
        if (word.Length < 4)
        {
            if (word.Length == 3 && word[2] == 's' && word[1] != 's')
                yield return word[..2];
            yield break;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        if (word.EndsWith("es", StringComparison.Ordinal))
        {
            yield return word[..^1];
            yield return word[..^2];
        }
        else if (word[^1] == 's' && word[^2] is not ('s' or 'u'))
        {
            yield return word[..^1];
        }

        if (word.EndsWith("ied", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        foreach (var ending in (string[])["ed", "ing", "er", "est"])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length < 2)
                continue;
            var stem = word[..^ending.Length];
            if (!stem.Any(c => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y'))
                continue;
            yield return stem + "e";
            yield return stem;
            if (stem.Length >= 3 && stem[^1] == stem[^2])
                yield return stem[..^1];
            if (stem[^1] == 'i' && ending is "er" or "est")
                yield return stem[..^1] + "y";
        }

        if (word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5)
        {
            yield return word[..^2];
            if (word.EndsWith("ily", StringComparison.Ordinal))
                yield return word[..^3] + "y";
            if (word.EndsWith("ally", StringComparison.Ordinal))
                yield return word[..^4];
        }
    }
}
