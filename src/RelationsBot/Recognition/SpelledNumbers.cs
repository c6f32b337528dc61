namespace RelationsBot.Recognition;

/// <summary>Reads the small numbers in words that dates need.</summary>
internal static class SpelledNumbers
{
    /// <summary>One to ninety-nine in words.</summary>
    public static (int Value, int Next)? Cardinal(DateAtoms atoms, int i)
    {
        if (atoms[i].Kind != DateAtomKind.Word)
            return null;
        if (NumberWords.Units.TryGetValue(atoms[i].Text, out var unit))
            return unit > 0 ? (unit, i + 1) : null;
        if (!NumberWords.Tens.TryGetValue(atoms[i].Text, out var tens))
            return null;
        var next = atoms.Skip(i + 1, "-");
        return NumberWords.Units.TryGetValue(atoms[next].Text, out unit) && unit is >= 1 and <= 9 ? (tens + unit, next + 1) : (tens, i + 1);
    }

    /// <summary>First to ninety-ninth in words.</summary>
    public static (int Value, int Next)? Ordinal(DateAtoms atoms, int i)
    {
        if (atoms[i].Kind != DateAtomKind.Word)
            return null;
        if (NumberWords.Ordinals.TryGetValue(atoms[i].Text, out var rank))
            return rank < 100 ? ((int)rank, i + 1) : null;
        if (!NumberWords.Tens.TryGetValue(atoms[i].Text, out var tens))
            return null;
        var next = atoms.Skip(i + 1, "-");
        return NumberWords.Ordinals.TryGetValue(atoms[next].Text, out rank) && rank < 10 ? (tens + (int)rank, next + 1) : null;
    }

    /// <summary>A year in words: "nineteen seventy-seven", "two thousand and two", "twenty eighteen".</summary>
    /// <param name="atoms">The utterance.</param>
    /// <param name="i">Where it begins.</param>
    /// <param name="bareThousand">Whether "two thousand" alone is a year.</param>
    public static (int Year, int Next)? Year(DateAtoms atoms, int i, bool bareThousand)
    {
        if (atoms[i].Kind != DateAtomKind.Word)
            return null;
        if (atoms.Row(i, "two", "thousand"))
        {
            if (Cardinal(atoms, atoms.Skip(i + 2, "and")) is var (rest, end) && !atoms[end].IsIn(DateWords.UnitNouns))
                return (2000 + rest, end);
            return bareThousand ? (2000, i + 2) : null;
        }

        var century = atoms[i].Text switch { "sixteen" => 16, "seventeen" => 17, "eighteen" => 18, "nineteen" => 19, "twenty" => 20, _ => 0 };
        if (century == 0)
            return null;
        var next = atoms.Skip(i + 1, "-");
        if (atoms[next].Is("hundred") && Cardinal(atoms, atoms.Skip(next + 1, "and")) is { } ofHundred && !atoms[ofHundred.Next].IsIn(DateWords.UnitNouns))
            return ((century * 100) + ofHundred.Value, ofHundred.Next);
        if (atoms[next].Is("oh") && Cardinal(atoms, atoms.Skip(next + 1, "-")) is { Value: < 10 } unit)
            return ((century * 100) + unit.Value, unit.Next);
        if (Cardinal(atoms, next) is { Value: >= 10 } years && !atoms[years.Next].IsIn(DateWords.UnitNouns))
            return ((century * 100) + years.Value, years.Next);
        return null;
    }
}
