namespace RelationsBot.Recognition;

/// <summary>
/// Reads misspelt words: one slip, two from eight letters on. A slip is a letter too many, one missing, two exchanged, or another
/// vowel; a wrong consonant only in words of six letters or more, since short words that differ by one are mostly other words.
/// The nearest word wins, then names, then the more frequent first in the list. Immutable.
/// </summary>
internal sealed class Spelling
{
    private const int ShortestWord = 4;
    private const int TwoSlipsFrom = 8;
    private readonly Dictionary<char, string[]> names;
    private readonly Dictionary<char, string[]> words;

    public Spelling(IEnumerable<string> names, IEnumerable<string> words)
    {
        this.names = ByFirstLetter(names);
        this.words = ByFirstLetter(words);
    }

    /// <summary>The word that was probably meant, or null. <paramref name="folded"/> is unknown to store and lexicon.</summary>
    public (string Word, bool IsName)? Repair(string folded)
    {
        if (folded.Length < ShortestWord || folded.Any(c => !char.IsLetter(c)))
            return null;
        var most = folded.Length >= TwoSlipsFrom ? 2 : 1;
        var name = Nearest(names, folded, most);
        var word = Nearest(words, folded, most);
        if (name is { } n && (word is not { } w || n.Slips <= w.Slips))
            return (n.Word, true);
        return word is { } found ? (found.Word, false) : null;
    }

    private static (string Word, int Slips)? Nearest(Dictionary<char, string[]> table, string typed, int most)
    {
        (string Word, int Slips)? best = null;
        foreach (var head in typed.Length > 1 && typed[1] != typed[0] ? [typed[0], typed[1]] : new[] { typed[0] })
        {
            foreach (var word in table.GetValueOrDefault(head, []))
            {
                if (Math.Abs(word.Length - typed.Length) > most || word.Length < ShortestWord - 1)
                    continue;
                var slips = Slips(typed, word, most);
                if (slips <= most && (best is null || slips < best.Value.Slips))
                    best = (word, slips);
            }
        }

        return best;
    }

    // Damerau–Levenshtein distance (optimal string alignment), where a consonant for another consonant counts as two in short words.
    private static int Slips(string a, string b, int most)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : (IsVowel(a[i - 1]) && IsVowel(b[j - 1])) || (Math.Min(a.Length, b.Length) >= 6 && i > 1) ? 1 : 2;
                var value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > most)
                return most + 1;
            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[b.Length];
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static Dictionary<char, string[]> ByFirstLetter(IEnumerable<string> list) => list
        .Where(w => w.Length >= 3 && !w.Contains(' ', StringComparison.Ordinal))
        .Distinct()
        .GroupBy(w => w[0])
        .ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray());
}
