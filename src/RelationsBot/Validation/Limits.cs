using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>Words that bound a figure, by class; words of one class stand for each other.</summary>
internal static class Limits
{
    private static readonly (string Class, string[][] Phrases)[] Classes =
    [
        Of("at least", "at least", "no fewer than", "no less than", "not less than", "a minimum of"),
        Of("up to", "up to", "as many as", "as much as", "at most", "no more than", "not more than"),
        Of("over", "over", "more than", "in excess of", "exceeding", "exceeded", "exceeds", "exceed", "above", "upwards of"),
        Of("under", "under", "less than", "fewer than", "below"),
        Of("almost", "almost", "nearly", "close to", "just under"),
        Of("about", "about", "around", "approximately", "roughly", "some", "circa"),
        Of("estimated", "estimated", "estimate of"),
        Of("only", "only", "just", "merely", "no more than"),
        Of("within", "within"),
    ];

    /// <summary>The class of a limit as the data name it; the word itself where it is of none.</summary>
    public static string ClassOf(string limit)
    {
        var words = limit.Split(' ');
        foreach (var (name, phrases) in Classes)
        {
            if (phrases.Any(p => p.SequenceEqual(words)))
                return name;
        }

        return limit;
    }

    /// <summary>The class of the words right before a figure, or null. An article may stand between.</summary>
    public static string? Before(IReadOnlyList<Token> tokens, int figure)
    {
        var end = figure;
        while (end > 0 && tokens[end - 1].Folded is "a" or "an" or "the")
            end--;
        foreach (var (name, phrases) in Classes)
        {
            foreach (var phrase in phrases)
            {
                if (EndsAt(tokens, end, phrase))
                    return name;
            }
        }

        return null;
    }

    private static bool EndsAt(IReadOnlyList<Token> tokens, int end, string[] phrase)
    {
        if (end < phrase.Length)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (tokens[end - phrase.Length + i].Folded != phrase[i])
                return false;
        }

        return true;
    }

    private static (string Class, string[][] Phrases) Of(string name, params string[] phrases) => (name, [.. phrases.Select(p => p.Split(' '))]);
}
