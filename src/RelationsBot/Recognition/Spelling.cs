using System.Numerics;

namespace RelationsBot.Recognition;

/// <summary>
/// Reads misspelt words: one slip, two from eight letters on. A slip is a letter too many, one missing, two exchanged, or another
/// vowel; a wrong consonant only in words of six letters or more, or of five where the two sound alike, since short words that differ by one are mostly other words.
/// The nearest word wins, then names, then the more frequent first in the list. Immutable.
/// </summary>
internal sealed class Spelling
{
    private const int ShortestWord = 4;
    private const int TwoSlipsFrom = 8;

    // Consonants that differ in voice alone, or by spelling.
    private static readonly string[] Alike = ["bp", "dt", "gk", "ck", "cs", "sz", "fv"];

    private readonly Dictionary<(char First, int Length), Candidate[]> names;
    private readonly Dictionary<(char First, int Length), Candidate[]> words;

    public Spelling(IEnumerable<string> names, IEnumerable<string> words)
    {
        this.names = ByFirstLetterAndLength(names);
        this.words = ByFirstLetterAndLength(words);
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

    private static (string Word, int Slips)? Nearest(Dictionary<(char First, int Length), Candidate[]> table, string typed, int most)
    {
        (string Word, int Slips)? best = null;
        var letters = Letters(typed);
        foreach (var head in typed.Length > 1 && typed[1] != typed[0] ? [typed[0], typed[1]] : new[] { typed[0] })
        {
            // Whoever slips in the first letter is not read with a second slip.
            var allowed = head == typed[0] ? most : 1;
            (string Word, int Slips)? ofHead = null;
            for (var length = Math.Max(ShortestWord - 1, typed.Length - allowed); length <= typed.Length + allowed; length++)
            {
                foreach (var (word, its) in table.GetValueOrDefault((head, length), []))
                {
                    // A slip adds and takes away a letter at most.
                    if (BitOperations.PopCount(letters ^ its) > 2 * allowed)
                        continue;

                    // One that is farther than the best so far need not be counted to the end.
                    var slips = Slips(typed, word, ofHead?.Slips ?? best?.Slips ?? allowed);
                    if (slips <= allowed && IsNearer(word, slips, ofHead))
                        ofHead = (word, slips);
                }
            }

            if (ofHead is { } nearest && (best is null || nearest.Slips < best.Value.Slips))
                best = nearest;
        }

        return best;
    }

    private static bool IsNearer(string word, int slips, (string Word, int Slips)? best) =>
        best is not { } b || slips < b.Slips || (slips == b.Slips && string.CompareOrdinal(word, b.Word) < 0);

    // Damerau–Levenshtein distance (optimal string alignment), where a consonant for another consonant counts as two in short words.
    private static int Slips(string a, string b, int most)
    {
        var shorter = Math.Min(a.Length, b.Length);
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
                var change = a[i - 1] == b[j - 1] ? 0 : (IsVowel(a[i - 1]) && IsVowel(b[j - 1])) || (i > 1 && (shorter >= 6 || (shorter == 5 && SoundAlike(a[i - 1], b[j - 1])))) ? 1 : 2;
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

    // Which letters a word has, a bit for each.
    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c % 32);
        return letters;
    }

    // "depts" for debts.
    private static bool SoundAlike(char a, char b) => Array.Exists(Alike, pair => pair.Contains(a, StringComparison.Ordinal) && pair.Contains(b, StringComparison.Ordinal));

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static Dictionary<(char First, int Length), Candidate[]> ByFirstLetterAndLength(IEnumerable<string> list) => list
        .Where(w => w.Length >= 3 && !w.Contains(' ', StringComparison.Ordinal))
        .Distinct()
        .GroupBy(w => (w[0], w.Length))
        .ToDictionary(g => g.Key, g => g.Select(w => new Candidate(w, Letters(w))).ToArray());

    private readonly record struct Candidate(string Word, uint Letters);
}
