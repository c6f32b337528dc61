using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>Numbers for the words that patterns are made of, so that a word of an utterance is looked up once for all of them. Immutable.</summary>
internal sealed class Vocabulary(IEnumerable<string> words)
{
    private readonly FrozenDictionary<string, int> numbers = words.Distinct().Select((word, i) => (word, i)).ToFrozenDictionary(p => p.word, p => p.i);

    /// <summary>How many words there are.</summary>
    public int Count => numbers.Count;

    /// <summary>The number of one of the words.</summary>
    public int Of(string word) => numbers[word];

    /// <summary>Which of the words a token is, as it stands or by a base form; mostly none.</summary>
    public int[] Of(Token token)
    {
        int[] found = numbers.TryGetValue(token.Folded, out var number) ? [number] : [];
        for (var i = 0; i < token.Lemmas.Count; i++)
        {
            if (token.Lemmas[i] != token.Folded && numbers.TryGetValue(token.Lemmas[i], out number))
                found = [.. found, number];
        }

        return found;
    }

    /// <summary>A set with none of the words in it.</summary>
    public WordSet Empty() => new(new ulong[(Count / WordSet.Width) + 1]);

    /// <summary>A set of some of the words.</summary>
    public WordSet SetOf(IEnumerable<string> some)
    {
        var set = Empty();
        foreach (var word in some)
            set.Add(Of(word));
        return set;
    }
}

/// <summary>A set of words of a vocabulary, a bit for each.</summary>
internal readonly struct WordSet(ulong[] bits)
{
    /// <summary>Words in one number.</summary>
    public const int Width = 64;

    private readonly ulong[] bits = bits;

    /// <summary>Adds a word by its number.</summary>
    public void Add(int word) => bits[word / Width] |= 1UL << (word % Width);

    /// <summary>Whether it holds any of some words.</summary>
    public bool HoldsAny(int[] words)
    {
        foreach (var word in words)
        {
            if ((bits[word / Width] & (1UL << (word % Width))) != 0)
                return true;
        }

        return false;
    }
}
