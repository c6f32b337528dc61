namespace RelationsBot.Recognition;

/// <summary>What one element of a pattern matches.</summary>
public enum PatternElementKind
{
    /// <summary>One of some words, as it stands or by its base form.</summary>
    Words,

    /// <summary>Up to eight words of any kind.</summary>
    Gap,

    /// <summary>A recognised mention: entity, date, number or ordinal.</summary>
    Mention,

    /// <summary>A noun of the rule's slot.</summary>
    SlotNoun,

    /// <summary>One to 24 words that are read as a question of their own: what an operator works on.</summary>
    Part,

    /// <summary>The beginning of the utterance.</summary>
    Start,

    /// <summary>Its end, marks aside.</summary>
    End,
}

/// <summary>One element of a pattern.</summary>
/// <param name="Kind">What it matches.</param>
/// <param name="Words">Alternatives of <see cref="PatternElementKind.Words"/>; the mention's kind of <see cref="PatternElementKind.Mention"/>.</param>
/// <param name="Optional">Whether it may be missing.</param>
/// <param name="IsKept">Whether its words stay words of the question ("react"), instead of being taken by the rule.</param>
/// <param name="Repeats">Whether several of its words may follow each other.</param>
public sealed record PatternElement(PatternElementKind Kind, IReadOnlyList<string> Words, bool Optional, bool IsKept = false, bool Repeats = false);

/// <summary>
/// Elements in a row, parted by blanks: <c>word</c>, <c>one|other</c>, <c>maybe?</c>, <c>any|number|of*</c> (as many of these words as follow each other, or none), <c>~word</c> (must be there but stays a word of the question), <c>...</c> (up to eight words), <c>{entity}</c>,
/// <c>{date}</c>, <c>{number}</c>, <c>{ordinal}</c>, <c>{noun}</c> (a noun of the rule's slot), <c>{part}</c> (what an operator works on), <c>^</c> and <c>$</c> (beginning and end).
/// Marks between words are passed over. Matching is bounded: a gap tries eight lengths, a part 24, and a pattern holds two parts at most.
/// </summary>
public sealed record Pattern(string Source, IReadOnlyList<PatternElement> Elements)
{
    private static readonly string[] MentionKinds = ["entity", "date", "number", "ordinal"];

    /// <summary>Whether it holds parts, which only operators have.</summary>
    public bool HasParts => Elements.Any(e => e.Kind == PatternElementKind.Part);

    /// <summary>Reads a pattern.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="problem">What is wrong with it; null where nothing is.</param>
    /// <returns>The pattern, or null where something is wrong.</returns>
    public static Pattern? Parse(string source, out string? problem)
    {
        problem = null;
        var elements = new List<PatternElement>();
        foreach (var part in source.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var repeats = part.Length > 1 && part[^1] == '*';
            var optional = repeats || (part.Length > 1 && part[^1] == '?');
            var text = optional ? part[..^1] : part;
            switch (text)
            {
                case "^":
                    elements.Add(new PatternElement(PatternElementKind.Start, [], false));
                    break;
                case "$":
                    elements.Add(new PatternElement(PatternElementKind.End, [], false));
                    break;
                case "...":
                    elements.Add(new PatternElement(PatternElementKind.Gap, [], true));
                    break;
                case "{part}":
                    elements.Add(new PatternElement(PatternElementKind.Part, [], false));
                    break;
                case "{noun}":
                    elements.Add(new PatternElement(PatternElementKind.SlotNoun, [], optional));
                    break;
                case ['{', .., '}'] when MentionKinds.Contains(text[1..^1]):
                    elements.Add(new PatternElement(PatternElementKind.Mention, [text[1..^1]], optional));
                    break;
                case ['{', ..]:
                    problem = $"unknown element '{text}'; expected {{noun}}, {{part}}, {string.Join(", ", MentionKinds.Select(k => "{" + k + "}"))}";
                    return null;
                default:
                    var kept = text.Length > 1 && text[0] == '~';
                    elements.Add(new PatternElement(PatternElementKind.Words, (kept ? text[1..] : text).Split('|', StringSplitOptions.RemoveEmptyEntries), optional, kept, repeats));
                    break;
            }
        }

        if (elements.Count(e => e.Kind == PatternElementKind.Part) > 2)
        {
            problem = "a pattern has two parts at most";
            return null;
        }

        if (elements.Count(e => e.Kind is not (PatternElementKind.Start or PatternElementKind.End or PatternElementKind.Gap or PatternElementKind.Part)) == 0)
        {
            problem = "a pattern needs at least one word";
            return null;
        }

        return new Pattern(source, elements);
    }
}
