using System.Collections.Concurrent;

namespace RelationsBot.Text;

/// <summary>
/// What was worked out for a word, kept for the next time it comes: few words make up most of what people say. What they may type has no end, so that
/// only so many words are kept, the first that came. Safe for use by several threads.
/// </summary>
/// <param name="workOut">Works it out; the same for the same word.</param>
internal sealed class WordMemory<T>(Func<string, T> workOut)
{
    private const int Most = 20_000;

    // A word as long as this is none, and would only fill the memory.
    private const int LongestWord = 32;

    private readonly ConcurrentDictionary<string, T> kept = new();
    private int count;

    /// <summary>What is worked out for a word.</summary>
    public T Of(string word)
    {
        if (kept.TryGetValue(word, out var known))
            return known;
        var found = workOut(word);
        if (count < Most && word.Length <= LongestWord && kept.TryAdd(word, found))
            Interlocked.Increment(ref count);
        return found;
    }
}
