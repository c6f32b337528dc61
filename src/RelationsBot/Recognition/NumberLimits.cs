using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>Words before a number that say how exact it is: the values of <see cref="NumberMention.Limit"/>, whoever recognises the number.</summary>
public static class NumberLimits
{
    private static readonly (string[] Words, string Limit)[] Phrases =
    [
        (["at", "the", "very", "least"], "at least"),
        (["at", "the", "least"], "at least"),
        (["at", "least"], "at least"),
        (["no", "fewer", "than"], "at least"),
        (["no", "less", "than"], "at least"),
        (["not", "less", "than"], "at least"),
        (["a", "minimum", "of"], "at least"),
        (["no", "more", "than"], "up to"),
        (["not", "more", "than"], "up to"),
        (["a", "maximum", "of"], "up to"),
        (["at", "the", "very", "most"], "up to"),
        (["at", "the", "most"], "up to"),
        (["at", "most"], "up to"),
        (["up", "to"], "up to"),
        (["as", "many", "as"], "up to"),
        (["as", "much", "as"], "up to"),
        (["well", "over"], "over"),
        (["more", "than"], "over"),
        (["greater", "than"], "over"),
        (["upwards", "of"], "over"),
        (["in", "excess", "of"], "over"),
        (["older", "than"], "over"),
        (["longer", "than"], "over"),
        (["larger", "than"], "over"),
        (["bigger", "than"], "over"),
        (["higher", "than"], "over"),
        (["above"], "over"),
        (["over"], "over"),
        (["exceed"], "over"),
        (["exceeds"], "over"),
        (["exceeded"], "over"),
        (["exceeding"], "over"),
        (["less", "than"], "under"),
        (["fewer", "than"], "under"),
        (["lower", "than"], "under"),
        (["smaller", "than"], "under"),
        (["younger", "than"], "under"),
        (["shorter", "than"], "under"),
        (["under"], "under"),
        (["below"], "under"),
        (["some"], "about"),
        (["about"], "about"),
        (["around"], "about"),
        (["roughly"], "about"),
        (["approximately"], "about"),
        (["approx"], "about"),
        (["circa"], "about"),
        (["~"], "about"),
        (["almost"], "almost"),
        (["nearly"], "almost"),
        (["close", "to"], "almost"),
        (["only"], "only"),
        (["just"], "only"),
        (["merely"], "only"),
    ];

    private const int LongestPhrase = 4;

    /// <summary>The longest limit that ends right before a token.</summary>
    /// <param name="tokens">The utterance.</param>
    /// <param name="next">The token the number begins with.</param>
    /// <param name="from">The first token that may be used.</param>
    /// <returns>The limit and its first token, or null where there is none.</returns>
    public static (string Limit, int First)? Before(IReadOnlyList<Token> tokens, int next, int from)
    {
        (string Limit, int First)? best = null;
        var longest = 0;
        foreach (var (words, limit) in Phrases)
        {
            var first = next - words.Length;
            if (first >= from && words.Length > longest && words.Length <= LongestPhrase && Matches(tokens, first, words))
                (best, longest) = ((limit, first), words.Length);
        }

        // "just over 300": the outer word says no more.
        if (best is var (_, start) && start > from && tokens[start - 1].Folded is "just" or "well" or "only" or "slightly")
            return (best.Value.Limit, start - 1);
        return best;
    }

    private static bool Matches(IReadOnlyList<Token> tokens, int first, string[] words)
    {
        for (var w = 0; w < words.Length; w++)
        {
            if (tokens[first + w].Folded != words[w])
                return false;
        }

        return true;
    }
}
