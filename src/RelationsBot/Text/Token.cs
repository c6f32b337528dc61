namespace RelationsBot.Text;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, possibly with digits.</summary>
    Word,

    /// <summary>Digits, possibly with separators.</summary>
    Number,

    /// <summary>A single mark: comma, question mark, quotation mark, symbol.</summary>
    Mark,
}

/// <summary>One word, number or mark of an utterance.</summary>
/// <param name="Span">Where it stands in the cleaned text.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Folded">Lower case, without diacritics; of an expanded contraction the full word ("n't" is "not").</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Lemmas">Possible base forms, the likeliest first; never empty for words.</param>
/// <param name="Capitalized">Whether it begins with a capital letter.</param>
/// <param name="StartsSentence">Whether it is the first word of a sentence, where a capital says nothing.</param>
/// <param name="Possessive">Whether it carried "'s" or a final apostrophe.</param>
public sealed record Token(
    Span Span,
    string Text,
    string Folded,
    TokenKind Kind,
    IReadOnlyList<string> Lemmas,
    bool Capitalized,
    bool StartsSentence,
    bool Possessive)
{
    /// <summary>Whether it may be a form of another word: "visits", "went".</summary>
    public bool IsInflected
    {
        get
        {
            for (var i = 0; i < Lemmas.Count; i++)
            {
                if (Lemmas[i] != Folded)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether it may be a form in "-ing": "visiting".</summary>
    public bool IsIngForm => Folded.EndsWith("ing", StringComparison.Ordinal) && IsInflected;

    /// <summary>Whether the word, or one of its base forms, is the given one.</summary>
    public bool Is(string word)
    {
        if (Folded == word)
            return true;
        for (var i = 0; i < Lemmas.Count; i++)
        {
            if (Lemmas[i] == word)
                return true;
        }

        return false;
    }
}
